using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Mockd.Contracts.Json;

/// <summary>Writes the values of a <see cref="PackedObject"/> one by one.</summary>
/// <param name="parts">Where what the bytes point at is found again.</param>
internal ref struct PackedWriter(PackedParts parts)
{
    // A longer one is left to the collector instead of the thread.
    private const int LargestKept = 64 * 1024;

    [ThreadStatic]
    private static byte[]? t_bytes;

    [ThreadStatic]
    private static List<object>? t_parts;

    private readonly List<object> _parts = t_parts ??= new(8);
    private byte[] _bytes = t_bytes ??= new byte[1024];
    private int _length = sizeof(int);

    /// <summary>Null when a text is no Unicode, or a number cannot be read back.</summary>
    /// <param name="bytes">Good until this thread writes again.</param>
    public object[]? Write(string label, JsonObject value, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        _parts.Clear();
        _parts.Add(value.MemberNames);
        var isWritten = Write(label);
        foreach (var member in value.Values)
        {
            isWritten = isWritten && Write(member);
        }

        if (!isWritten)
        {
            return null;
        }

        BinaryPrimitives.WriteInt32LittleEndian(_bytes, _length);
        bytes = _bytes.AsSpan(0, _length);
        t_bytes = _length <= LargestKept ? _bytes : null;
        var kept = parts.Of(CollectionsMarshal.AsSpan(_parts));
        _parts.Clear();
        return kept;
    }

    private bool Write(JsonValue value)
    {
        switch (value)
        {
            case JsonBoolean flag:
                Write(flag.Value ? PackedTag.True : PackedTag.False);
                return true;
            case JsonNumber { IsInteger: true, IsExact: true } number:
                Write(PackedTag.Integer);
                Write((ulong)((number.Integer << 1) ^ (number.Integer >> 63)));
                return true;
            case JsonNumber number:
                var written = number.ToString();
                Write(PackedTag.Number);
                return number.Equals(JsonNumber.TryParse(written)) && Write(written);
            case JsonText text:
                Write(PackedTag.Text);
                return Write(text.Value);
            case JsonArray or JsonObject when parts.IsShared(value):
                Write(PackedTag.Shared);
                WritePart(value);
                return true;
            case JsonArray array:
                return WriteInside(array);
            case JsonObject inner:
                return WriteInside(inner);
            default:
                Write(PackedTag.Null);
                return true;
        }
    }

    private bool WriteInside(JsonArray array)
    {
        var start = Begin(PackedTag.Array);
        Write((ulong)array.Count);
        foreach (var item in array)
        {
            if (!Write(item))
            {
                return false;
            }
        }

        End(start);
        return true;
    }

    private bool WriteInside(JsonObject inner)
    {
        var start = Begin(PackedTag.Object);
        WritePart(inner.MemberNames);
        foreach (var member in inner.Values)
        {
            if (!Write(member))
            {
                return false;
            }
        }

        End(start);
        return true;
    }

    private int Begin(PackedTag tag)
    {
        Write(tag);
        Room(sizeof(int));
        _length += sizeof(int);
        return _length;
    }

    private readonly void End(int start) =>
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(start - sizeof(int)), _length - start);

    private void WritePart(object part)
    {
        Write((ulong)_parts.Count);
        _parts.Add(part);
    }

    private void Write(PackedTag tag)
    {
        Room(1);
        _bytes[_length++] = (byte)tag;
    }

    private void Write(ulong count)
    {
        const int most = 10;
        Room(most);
        while (count >= 0x80)
        {
            _bytes[_length++] = (byte)(count | 0x80);
            count >>= 7;
        }

        _bytes[_length++] = (byte)count;
    }

    private bool Write(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Write((ulong)length);
        Room(length);
        var end = Utf8.FromUtf16(text, _bytes.AsSpan(_length), out _, out var written, replaceInvalidSequences: false);
        _length += written;
        return end == OperationStatus.Done;
    }

    private void Room(int more)
    {
        if (_length + more > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_length + more, _bytes.Length * 2));
        }
    }
}
