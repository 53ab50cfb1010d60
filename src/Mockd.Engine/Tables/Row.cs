using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>One stored row. Immutable: a change makes a new row under the same key and sequence.</summary>
public sealed class Row
{
    private byte[]? _rendered;

    public required string Key { get; init; }

    /// <summary>Place in the order of creation; unique within a sandbox.</summary>
    public required long Sequence { get; init; }

    /// <summary>Stored members, the key not among them.</summary>
    public required JsonObject Fields { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>A deleted row that is kept: in no list, found by no action, still there for relations.</summary>
    public bool IsTombstone { get; init; }

    /// <summary>The row in its table's usual shape, once it was rendered (design decision D9).</summary>
    public byte[]? Rendered => Volatile.Read(ref _rendered);

    /// <summary>Two threads may both render; the bytes are the same.</summary>
    public byte[] Keep(byte[] rendered)
    {
        Volatile.Write(ref _rendered, rendered);
        return rendered;
    }

    public Row With(JsonObject fields, DateTimeOffset now) =>
        new()
        {
            Key = Key,
            Sequence = Sequence,
            Fields = fields,
            CreatedAt = CreatedAt,
            UpdatedAt = now,
        };

    public Row ToTombstone(DateTimeOffset now) =>
        new()
        {
            Key = Key,
            Sequence = Sequence,
            Fields = Fields,
            CreatedAt = CreatedAt,
            UpdatedAt = now,
            IsTombstone = true,
        };
}
