using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>An immutable JSON object that keeps the order in which its members were written.</summary>
public sealed class JsonObject : JsonValue, IReadOnlyCollection<KeyValuePair<string, JsonValue>>
{
    public static readonly JsonObject Empty = new([]);

    /// <summary>Below this many members a scan costs no more than building an index, and most rows stay below it.</summary>
    internal const int IndexedFrom = 32;
    private readonly KeyValuePair<string, JsonValue>[] _members;
    private Dictionary<string, int>? _index;

    internal JsonObject(KeyValuePair<string, JsonValue>[] members) => _members = members;

    public override JsonKind Kind => JsonKind.Object;

    public int Count => _members.Length;

    internal ReadOnlySpan<KeyValuePair<string, JsonValue>> Members => _members;

    public IEnumerable<string> Names => _members.Select(m => m.Key);

    /// <summary>The member's value, or null when the object has no such member (a member may hold JSON null).</summary>
    public JsonValue? this[string name]
    {
        get
        {
            var at = IndexOf(name);
            return at < 0 ? null : _members[at].Value;
        }
    }

    public KeyValuePair<string, JsonValue> MemberAt(int index) => _members[index];

    /// <summary>An object of the given members; of members with one name the last wins, at the first one's place.</summary>
    public static JsonObject Of(params IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        var builder = new JsonObjectBuilder();
        foreach (var (name, value) in members)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var builder = new JsonObjectBuilder(members.Length);
        foreach (var (name, value) in members)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public bool Contains(string name) => IndexOf(name) >= 0;

    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        value = this[name];
        return value is not null;
    }

    /// <summary>The same object with one member set, at its place if it had it, else at the end.</summary>
    public JsonObject With(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            return new JsonObject([.. _members, new(name, value)]);
        }

        var members = (KeyValuePair<string, JsonValue>[])_members.Clone();
        members[at] = new(name, value);
        return new JsonObject(members);
    }

    public JsonObject Without(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? this : new JsonObject([.. _members.AsSpan(0, at), .. _members.AsSpan(at + 1)]);
    }

    /// <summary>The same object without any member of these names.</summary>
    public JsonObject Without(IReadOnlySet<string> names)
    {
        var hit = 0;
        foreach (var (name, _) in _members)
        {
            hit += names.Contains(name) ? 1 : 0;
        }

        return hit == 0 ? this : new JsonObject(Array.FindAll(_members, m => !names.Contains(m.Key)));
    }

    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, JsonValue>>)_members).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _members.GetEnumerator();

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in _members)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public override bool Equals(JsonValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonObject that || that.Count != Count)
        {
            return false;
        }

        foreach (var (name, value) in _members)
        {
            if (that[name] is not { } theirs || !value.Equals(theirs))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (name, value) in _members)
        {
            hash ^= HashCode.Combine(name, value);
        }

        return hash;
    }

    /// <summary>The place of a name among members; -1 when it is not there.</summary>
    internal static int Scan(ReadOnlySpan<KeyValuePair<string, JsonValue>> members, string name)
    {
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    internal static Dictionary<string, int> IndexOver(ReadOnlySpan<KeyValuePair<string, JsonValue>> members)
    {
        var index = new Dictionary<string, int>(members.Length, StringComparer.Ordinal);
        for (var i = 0; i < members.Length; i++)
        {
            index[members[i].Key] = i;
        }

        return index;
    }

    private int IndexOf(string name) =>
        _members.Length < IndexedFrom ? Scan(_members, name)
        : (_index ??= IndexOver(_members)).TryGetValue(name, out var at) ? at
        : -1;
}
