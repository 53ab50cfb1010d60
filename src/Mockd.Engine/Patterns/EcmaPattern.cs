using System.Collections.Frozen;
using System.Text;

namespace Mockd.Engine.Patterns;

/// <summary>Words regular expressions of ECMA-262, which is what JSON Schema asks for, as .NET means them.</summary>
internal static class EcmaPattern
{
    // .NET knows the categories of Unicode by their short names only.
    private static readonly FrozenDictionary<string, string> Categories = new Dictionary<string, string>
    {
        ["Letter"] = "L",
        ["Alphabetic"] = "L",
        ["Uppercase_Letter"] = "Lu",
        ["Uppercase"] = "Lu",
        ["Lowercase_Letter"] = "Ll",
        ["Lowercase"] = "Ll",
        ["Titlecase_Letter"] = "Lt",
        ["Modifier_Letter"] = "Lm",
        ["Other_Letter"] = "Lo",
        ["Mark"] = "M",
        ["Number"] = "N",
        ["Decimal_Number"] = "Nd",
        ["digit"] = "Nd",
        ["Letter_Number"] = "Nl",
        ["Other_Number"] = "No",
        ["Punctuation"] = "P",
        ["punct"] = "P",
        ["Symbol"] = "S",
        ["Currency_Symbol"] = "Sc",
        ["Math_Symbol"] = "Sm",
        ["Separator"] = "Z",
        ["Space_Separator"] = "Zs",
        ["White_Space"] = "Z",
        ["Other"] = "C",
        ["Control"] = "Cc",
    }.ToFrozenDictionary();

    /// <summary>The same expression in .NET's words; .NET says whether it is one.</summary>
    public static string ToDotNet(string pattern)
    {
        var text = new StringBuilder(pattern.Length + 16);
        var inClass = false;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                i = Escape(pattern, i + 1, inClass, text);
                i += inClass ? Dash(pattern, i, text) : 0;
            }
            else if (inClass)
            {
                inClass = c != ']';
                text.Append(c == '[' ? "\\[" : c);
            }
            else if (c == '[')
            {
                i = OpenClass(pattern, i, text, out inClass);
            }
            else
            {
                // .NET's $ also matches before a last line feed, ECMA's does not.
                text.Append(c == '$' ? "\\z" : c);
            }
        }

        return text.ToString();
    }

    private static int OpenClass(string pattern, int at, StringBuilder text, out bool inClass)
    {
        inClass = false;
        if (pattern.AsSpan(at).StartsWith("[^]"))
        {
            text.Append("[\\s\\S]");
            return at + 2;
        }

        if (pattern.AsSpan(at).StartsWith("[]"))
        {
            text.Append("(?!)");
            return at + 1;
        }

        inClass = true;
        text.Append('[');
        return at;
    }

    private static int Escape(string pattern, int at, bool inClass, StringBuilder text)
    {
        switch (pattern[at])
        {
            case var c when Class(c, inClass) is { } signs:
                text.Append(signs);
                return at;
            // `\x{60}` is no escape of ECMA's; who writes it means the code point, as in Perl and Java.
            case 'u' or 'x' when TryCodePoint(pattern, at, out var point, out var end):
                foreach (var unit in char.ConvertFromUtf32(point))
                {
                    text.Append($"\\u{(int)unit:x4}");
                }

                return end;
            case 'p' or 'P' when CategoryEnd(pattern, at) is var end and > 0:
                var name = pattern[(at + 2)..end];
                name = name[(name.IndexOf('=', StringComparison.Ordinal) + 1)..];
                text.Append($"\\{pattern[at]}{{{Categories.GetValueOrDefault(name, name)}}}");
                return end;
            case var c when char.IsAsciiLetterOrDigit(c):
                text.Append('\\').Append(c);
                return at;
            default:
                // ECMA lets any sign be escaped, .NET only those that mean something.
                text.Append($"\\u{(int)pattern[at]:x4}");
                return at;
        }
    }

    // A class in a class begins no range in ECMA; .NET refuses one.
    private static int Dash(string pattern, int at, StringBuilder text)
    {
        var isDash =
            pattern[at] is 'd' or 'w' or 's' or 'D' or 'W' or 'S' && pattern[at - 1] == '\\' && at + 1 < pattern.Length;
        if (!isDash || pattern[at + 1] != '-')
        {
            return 0;
        }

        text.Append("\\-");
        return 1;
    }

    /// <summary>ECMA's classes hold ASCII signs only; null for what is no class, or one that .NET means the same way.</summary>
    private static string? Class(char letter, bool inClass) =>
        letter switch
        {
            'd' => inClass ? "0-9" : "[0-9]",
            'w' => inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]",
            'D' when !inClass => "[^0-9]",
            'W' when !inClass => "[^a-zA-Z0-9_]",
            _ => null,
        };

    private static int CategoryEnd(string pattern, int at) =>
        at + 1 < pattern.Length && pattern[at + 1] == '{' ? pattern.IndexOf('}', at) : -1;

    private static bool TryCodePoint(string pattern, int at, out int point, out int end)
    {
        point = 0;
        end = at;
        if (at + 1 >= pattern.Length || pattern[at + 1] != '{')
        {
            return false;
        }

        end = pattern.IndexOf('}', at);
        return end > 0
            && int.TryParse(
                pattern.AsSpan(at + 2, end - at - 2),
                System.Globalization.NumberStyles.HexNumber,
                null,
                out point
            )
            && point is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF);
    }
}
