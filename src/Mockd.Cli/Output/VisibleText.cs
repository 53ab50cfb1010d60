using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mockd.Cli.Output;

/// <summary>
/// Text of strangers as a terminal may show it: paths, names and values come from whoever sends requests, and a terminal
/// obeys the escapes in them. What it would obey is written as <c>\u001b</c>, also in JSON, where that means the same.
/// </summary>
internal static class VisibleText
{
    // Controls of ASCII and of ISO 6429 but line end and tab, and those that turn the direction of what follows.
    private static readonly SearchValues<char> Obeyed = SearchValues.Create([
        .. Enumerable.Range(0, 0xA0).Where(c => c is not ('\n' or '\t') and (< 0x20 or >= 0x7F)).Select(c => (char)c),
        .. "\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069",
    ]);

    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny(Obeyed) < 0)
        {
            return text;
        }

        var visible = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (Obeyed.Contains(character))
            {
                visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                visible.Append(character);
            }
        }

        return visible.ToString();
    }
}
