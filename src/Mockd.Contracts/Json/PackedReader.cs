using System.Buffers.Binary;
using System.Text;

namespace Mockd.Contracts.Json;

/// <summary>Reads the values of a <see cref="PackedObject"/> one by one.</summary>
internal ref struct PackedReader(byte[] bytes, object[] parts, int start)
{
    private int _at = start;

    public void Skip()
    {
        switch ((PackedTag)bytes[_at++])
        {
            case PackedTag.Integer or PackedTag.Shared:
                ReadCount();
                break;
            case PackedTag.Number or PackedTag.Text:
                _at = (int)ReadCount() + _at;
                break;
            case PackedTag.Array or PackedTag.Object:
                _at += sizeof(int) + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(_at));
                break;
        }
    }

    public JsonValue Read()
    {
        switch ((PackedTag)bytes[_at++])
        {
            case PackedTag.False:
                return JsonBoolean.False;
            case PackedTag.True:
                return JsonBoolean.True;
            case PackedTag.Integer:
                var zigzag = ReadCount();
                return JsonNumber.Of((long)(zigzag >> 1) ^ -(long)(zigzag & 1));
            case PackedTag.Number:
                return JsonNumber.TryParse(ReadText())!;
            case PackedTag.Text:
                return ReadText() is { Length: > 0 } text ? new JsonText(text) : JsonText.Empty;
            case PackedTag.Array:
                _at += sizeof(int);
                var items = new JsonValue[ReadCount()];
                ReadAll(items);
                return JsonArray.Of(items);
            case PackedTag.Object:
                _at += sizeof(int);
                return ReadMembers((MemberNames)parts[ReadCount()]);
            case PackedTag.Shared:
                return (JsonValue)parts[ReadCount()];
            default:
                return JsonValue.Null;
        }
    }

    public JsonObject ReadMembers(MemberNames names)
    {
        if (names.Count == 0)
        {
            return JsonObject.Empty;
        }

        var values = new JsonValue[names.Count];
        ReadAll(values);
        return new JsonObject(names, values);
    }

    private void ReadAll(JsonValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Read();
        }
    }

    /// <summary>A length and so many bytes.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = (int)ReadCount();
        _at += length;
        return bytes.AsSpan(_at - length, length);
    }

    private string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    private ulong ReadCount()
    {
        ulong count = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[_at++];
            count |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return count;
            }
        }
    }
}
