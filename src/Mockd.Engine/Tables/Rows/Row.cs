using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// One stored row. Immutable: a change makes a new row under the same key and sequence. Its form changes once it was answered:
/// what a large table keeps of a row is this object and one block of bytes, because each object more is one more that the
/// collector moves, twice, for every row that is written.
/// </summary>
public sealed class Row
{
    // Ticks take half the room of times with their offset, which is always zero.
    private readonly long _created;
    private readonly long _updated;

    // Null once it stands in the block.
    private string? _key;

    // The block of bytes: key and fields where they are packed, then the answer where it was rendered. Before that, the
    // JsonObject that the answer will be made of, where one was made.
    private object? _answer;

    // A JsonObject, or the parts that the packed fields in the block point at; these come after the block.
    private object _fields = JsonObject.Empty;
    private int _hash;

    public required string Key
    {
        get => Volatile.Read(ref _key) ?? PackedObject.LabelOf(Block!);
        init
        {
            _key = value;

            // Seeded per process, so that nobody can choose keys that collide.
            _hash = string.GetHashCode(value);
        }
    }

    /// <summary>Place in the order of creation; unique within a sandbox.</summary>
    public required long Sequence { get; init; }

    /// <summary>Stored members, the key not among them. Of a packed row each read makes them anew.</summary>
    public required JsonObject Fields
    {
        get => Volatile.Read(ref _fields) is JsonObject fields ? fields : Packed.ToObject();
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

    /// <summary>The row in its table's usual shape; empty until it was rendered (design decision D9).</summary>
    public ReadOnlyMemory<byte> Rendered => Block is { } block ? PackedObject.Behind(block) : default;

    /// <summary>The row in its table's usual shape, where something looked at it that was not rendered yet.</summary>
    internal JsonObject? Shaped => Volatile.Read(ref _answer) as JsonObject;

    /// <summary>Of the key; maps of rows go by it.</summary>
    internal uint KeyHash => (uint)_hash;

    public static uint HashOf(string key) => (uint)string.GetHashCode(key);

    public bool HasKey(string key) =>
        Volatile.Read(ref _key) is { } own ? own == key : PackedObject.HasLabel(Block!, key);

    /// <summary>One of <see cref="Fields"/>; null when there is none of this name.</summary>
    public JsonValue? Field(string name) =>
        Volatile.Read(ref _fields) is JsonObject fields ? fields[name] : Packed[name];

    /// <summary>
    /// Keeps the answer, rendered. Two threads may both render; the bytes are the same. Threads that read the fields meanwhile
    /// see one form or the other.
    /// </summary>
    /// <param name="parts">To keep the fields in less room, from which they are read more slowly; null: as they are.</param>
    public ReadOnlyMemory<byte> Keep(JsonObject shaped, PackedParts? parts)
    {
        var (key, fields, before) = (Volatile.Read(ref _key), Volatile.Read(ref _fields), Volatile.Read(ref _answer));
        if (before is byte[] block)
        {
            return PackedObject.Behind(block) is { IsEmpty: false } rendered
                ? rendered
                : Publish(shaped.ToUtf8(block), before);
        }

        if (parts is null || PackedObject.Pack(key!, (JsonObject)fields, parts, out var packed) is not { } packedParts)
        {
            return Publish(shaped.ToUtf8(PackedObject.Nothing), before);
        }

        block = shaped.ToUtf8(packed);
        if (ReferenceEquals(Interlocked.CompareExchange(ref _answer, block, before), before))
        {
            // The block comes first: whoever sees that the fields or the key are gone finds them there.
            Volatile.Write(ref _fields, packedParts);
            Volatile.Write(ref _key, null);
        }

        return PackedObject.Behind(block);
    }

    /// <summary>Keeps the shape for the one who renders; bytes that are there stay.</summary>
    internal JsonObject Keep(JsonObject shaped)
    {
        Interlocked.CompareExchange(ref _answer, shaped, null);
        return shaped;
    }

    /// <summary>The same row, not rendered.</summary>
    public Row WithoutBytes() => Copy(UpdatedAt, IsTombstone);

    public Row With(JsonObject fields, DateTimeOffset now) =>
        new()
        {
            Key = "",
            Sequence = Sequence,
            Fields = fields,
            CreatedAt = CreatedAt,
            UpdatedAt = now,
            _key = Key,
            _hash = _hash,
        };

    public Row ToTombstone(DateTimeOffset now) => Copy(now, isTombstone: true);

    private Row Copy(DateTimeOffset updated, bool isTombstone)
    {
        // In this order: what is packed last is looked at first.
        var (key, fields) = (Volatile.Read(ref _key), Volatile.Read(ref _fields));
        return new()
        {
            Key = "",
            Sequence = Sequence,
            Fields = JsonObject.Empty,
            CreatedAt = CreatedAt,
            UpdatedAt = updated,
            IsTombstone = isTombstone,
            _key = key,
            _hash = _hash,
            _fields = fields,
            _answer = fields is JsonObject ? null : PackedObject.Alone(Block!),
        };
    }

    private byte[]? Block => Volatile.Read(ref _answer) as byte[];

    private PackedObject Packed => new(Block!, (object[])_fields);

    // Another thread's bytes are as good.
    private ReadOnlyMemory<byte> Publish(byte[] block, object? before)
    {
        Interlocked.CompareExchange(ref _answer, block, before);
        return PackedObject.Behind(block);
    }
}
