using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>One stored row. Immutable: a change makes a new row under the same key and sequence.</summary>
public sealed class Row
{
    // Ticks take half the room of times with their offset, which is always zero.
    private readonly long _created;
    private readonly long _updated;

    // The bytes of the answer; until they are asked for, the JsonObject that they will be made of, where one was made.
    private object? _answer;

    // A JsonObject, or the PackedObject that stands for it.
    private object _fields = JsonObject.Empty;

    public required string Key { get; init; }

    /// <summary>Place in the order of creation; unique within a sandbox.</summary>
    public required long Sequence { get; init; }

    /// <summary>Stored members, the key not among them. Of a packed row each read makes them anew.</summary>
    public required JsonObject Fields
    {
        get =>
            Volatile.Read(ref _fields) is var fields && fields is PackedObject packed
                ? packed.ToObject()
                : (JsonObject)fields;
        init => _fields = value;
    }

    public required DateTimeOffset CreatedAt
    {
        get => new(_created, TimeSpan.Zero);
        init => _created = value.UtcTicks;
    }

    public required DateTimeOffset UpdatedAt
    {
        get => new(_updated, TimeSpan.Zero);
        init => _updated = value.UtcTicks;
    }

    /// <summary>A deleted row that is kept: in no list, found by no action, still there for relations.</summary>
    public bool IsTombstone { get; init; }

    /// <summary>The row in its table's usual shape, once it was rendered (design decision D9).</summary>
    public byte[]? Rendered => Volatile.Read(ref _answer) as byte[];

    /// <summary>The row in its table's usual shape, where something looked at it that was not rendered yet.</summary>
    internal JsonObject? Shaped => Volatile.Read(ref _answer) as JsonObject;

    /// <summary>One of <see cref="Fields"/>; null when there is none of this name.</summary>
    public JsonValue? Field(string name) =>
        Volatile.Read(ref _fields) is var fields && fields is PackedObject packed
            ? packed[name]
            : ((JsonObject)fields)[name];

    /// <summary>
    /// Keeps the fields in less room, from which they are read more slowly. Threads that read them meanwhile see one form or
    /// the other.
    /// </summary>
    /// <param name="shared">Values that other rows hold too, compared by reference.</param>
    public void Pack(IReadOnlySet<JsonValue> shared)
    {
        if (_fields is JsonObject fields && PackedObject.Of(fields, shared) is { } packed)
        {
            Volatile.Write(ref _fields, packed);
        }
    }

    /// <summary>Two threads may both render; the bytes are the same.</summary>
    public byte[] Keep(byte[] rendered)
    {
        Volatile.Write(ref _answer, rendered);
        return rendered;
    }

    /// <summary>Keeps the shape for the one who renders; bytes that are there stay.</summary>
    internal JsonObject Keep(JsonObject shaped)
    {
        Interlocked.CompareExchange(ref _answer, shaped, null);
        return shaped;
    }

    /// <summary>The same row, not rendered.</summary>
    public Row WithoutBytes() =>
        new()
        {
            Key = Key,
            Sequence = Sequence,
            Fields = JsonObject.Empty,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            IsTombstone = IsTombstone,
            _fields = Volatile.Read(ref _fields),
        };

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
