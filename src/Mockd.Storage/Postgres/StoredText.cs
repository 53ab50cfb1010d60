using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Mockd.Storage.Postgres;

/// <summary>
/// Keys of rows as columns: a <c>text</c> holds no U+0000 and no half of a surrogate pair, and an index entry no more than
/// some 2,700 bytes. What does not fit is escaped with a backslash; what is too long stands aside, under its hash.
/// </summary>
internal static class StoredText
{
    /// <summary>In bytes; leaves room for the names of the state and the table in the same index entry.</summary>
    private const int LongestKey = 600;

    /// <summary>No escape begins so, hence no short key does.</summary>
    private const string HashMark = "\\#";

    private static readonly SearchValues<char> Suspects = SearchValues.Create([
        '\\',
        '\0',
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    /// <summary>The key column and, when the key itself is too long for it, the column beside it.</summary>
    public static (string Key, string? Long) OfKey(string key)
    {
        var text = Escape(key);
        return text.Length <= LongestKey / 3 || Encoding.UTF8.GetByteCount(text) <= LongestKey
            ? (text, null)
            : (HashMark + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text);
    }

    public static string Escape(string text)
    {
        var first = text.AsSpan().IndexOfAny(Suspects);
        if (first < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 8).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(text, i++, 2);
            }
            else if (text[i] == '\\')
            {
                escaped.Append(@"\\");
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    /// <summary>What no escaping can have made, which only damage can leave, comes out somehow.</summary>
    public static string Unescape(string stored)
    {
        var next = stored.IndexOf('\\', StringComparison.Ordinal);
        if (next < 0)
        {
            return stored;
        }

        var text = new StringBuilder(stored.Length);
        var from = 0;
        for (; next >= 0; next = from < stored.Length ? stored.IndexOf('\\', from) : -1)
        {
            text.Append(stored, from, next - from);
            if (CodeAt(stored, next + 1) is { } code)
            {
                text.Append((char)code);
                from = next + 6;
            }
            else
            {
                text.Append('\\');
                from = Math.Min(next + 2, stored.Length);
            }
        }

        return text.Append(stored, from, stored.Length - from).ToString();
    }

    private static ushort? CodeAt(string stored, int at) =>
        at + 5 <= stored.Length
        && stored[at] == 'u'
        && ushort.TryParse(stored.AsSpan(at + 1, 4), NumberStyles.HexNumber, null, out var code)
            ? code
            : null;
}
