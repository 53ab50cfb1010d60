using System.Collections.Immutable;

namespace Mockd.Engine.Tables;

/// <summary>
/// Keys whose rows a store has, but cannot vouch for, each with what to tell whoever needs the row. A value that nobody
/// changes.
/// </summary>
public sealed class DamagedRows
{
    public static readonly DamagedRows None = new(ImmutableDictionary.Create<string, string>(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, string> _messages;

    private DamagedRows(ImmutableDictionary<string, string> messages) => _messages = messages;

    public IEnumerable<string> Keys => _messages.Keys;

    /// <summary>What there is to say about each, by key.</summary>
    public IEnumerable<string> Messages => _messages.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Value);

    public bool Contains(string key) => _messages.ContainsKey(key);

    public DamagedRows With(string key, string message) => new(_messages.SetItem(key, message));

    /// <summary>The row was replaced or removed.</summary>
    public DamagedRows Without(string key)
    {
        var left = _messages.Remove(key);
        return ReferenceEquals(left, _messages) ? this : new(left);
    }

    /// <exception cref="RowDamagedException">The row of this key is one of them.</exception>
    public void Refuse(string key)
    {
        if (_messages.TryGetValue(key, out var message))
        {
            throw new RowDamagedException(message);
        }
    }

    /// <summary>For whoever needs all rows, and would not notice that some are missing.</summary>
    /// <exception cref="RowDamagedException">There is one.</exception>
    public void RefuseAny()
    {
        if (!_messages.IsEmpty)
        {
            throw new RowDamagedException(Messages.First());
        }
    }
}
