using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Mockd.Engine.Routing;

/// <summary>Takes percent-escapes out of paths.</summary>
internal static class PathEscapes
{
    /// <exception cref="BadPathException">An escape is cut off, is not hexadecimal or does not give UTF-8.</exception>
    public static string Decode(ReadOnlySpan<char> escaped)
    {
        if (!escaped.Contains('%'))
        {
            return escaped.ToString();
        }

        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(escaped.Length));
        try
        {
            var length = Unescape(escaped, bytes);
            return Utf8.IsValid(bytes.AsSpan(0, length))
                ? Encoding.UTF8.GetString(bytes, 0, length)
                : throw new BadPathException("The escapes in the path are not valid UTF-8.");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>Leaves text as it is where it holds a bad escape.</summary>
    public static string DecodeLeniently(string escaped)
    {
        try
        {
            return Decode(escaped);
        }
        catch (BadPathException)
        {
            return escaped;
        }
    }

    private static int Unescape(ReadOnlySpan<char> escaped, Span<byte> bytes)
    {
        var length = 0;
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf('%');
            plain = plain < 0 ? escaped.Length : plain;
            length += Encoding.UTF8.GetBytes(escaped[..plain], bytes[length..]);
            escaped = escaped[plain..];
            if (escaped.IsEmpty)
            {
                break;
            }

            if (escaped.Length < 3 || !char.IsAsciiHexDigit(escaped[1]) || !char.IsAsciiHexDigit(escaped[2]))
            {
                throw new BadPathException("The path holds a '%' that does not begin an escape.");
            }

            bytes[length++] = (byte)((Digit(escaped[1]) << 4) | Digit(escaped[2]));
            escaped = escaped[3..];
        }

        return length;
    }

    private static int Digit(char hex) => hex <= '9' ? hex - '0' : (hex | 0x20) - 'a' + 10;
}
