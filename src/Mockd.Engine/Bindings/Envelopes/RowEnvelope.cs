using Mockd.Contracts.Json;

namespace Mockd.Engine.Bindings;

/// <summary>What an operation puts around the one row that it answers; everything but the row is made once.</summary>
internal sealed class RowEnvelope
{
    public static readonly RowEnvelope None = new(null);
    private readonly ReadOnlyMemory<byte> _before;
    private readonly ReadOnlyMemory<byte> _behind;

    /// <param name="skeleton">As of <see cref="EnvelopeSkeleton"/>; null: the bare row.</param>
    public RowEnvelope(JsonValue? skeleton)
    {
        if (skeleton is not null)
        {
            (_before, _behind) = EnvelopeSkeleton.Split(skeleton);
        }
    }

    public ReadOnlyMemory<byte> Around(ReadOnlyMemory<byte> row)
    {
        if (_before.IsEmpty)
        {
            return row;
        }

        var bytes = new byte[_before.Length + row.Length + _behind.Length];
        _before.CopyTo(bytes);
        row.CopyTo(bytes.AsMemory(_before.Length));
        _behind.CopyTo(bytes.AsMemory(_before.Length + row.Length));
        return bytes;
    }

    /// <summary>The row in a sent body; the body itself where it is not in its envelope.</summary>
    public static JsonObject Opened(JsonObject body, IReadOnlyList<string> path)
    {
        JsonValue? at = body;
        foreach (var name in path)
        {
            at = at switch
            {
                JsonArray { Count: > 0 } items when name.Length == 0 => items[0],
                JsonObject members when name.Length > 0 => members[name],
                _ => null,
            };
        }

        return at as JsonObject ?? body;
    }
}
