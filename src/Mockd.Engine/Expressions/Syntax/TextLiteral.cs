using System.Globalization;
using System.Text;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Reads a text in double, single or back quotes; a back-quoted one has no escapes.</summary>
internal static class TextLiteral
{
    private const string Letters = "ntrbfav0";
    private const string Meanings = "\n\t\r\b\f\a\v\0";
    private const string Themselves = "\\\"'`/{";

    public static string Read(string text, ref int at)
    {
        var from = at;
        var quote = text[at++];
        var built = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            if (text[at] == '\\' && quote != '`')
            {
                ReadEscape(text, ref at, built);
            }
            else
            {
                built.Append(text[at++]);
            }
        }

        if (at >= text.Length)
        {
            throw new ExpressionException($"this text is not closed with {quote}", from + 1);
        }

        at++;
        return built.ToString();
    }

    private static void ReadEscape(string text, ref int at, StringBuilder built)
    {
        var from = at++;
        var letter = at < text.Length ? text[at++] : '\0';
        switch (letter)
        {
            case 'x':
                built.Append((char)Hex(text, from, 2, ref at));
                break;
            case 'u':
                built.Append((char)Hex(text, from, 4, ref at));
                break;
            default:
                built.Append(Simple(letter, from));
                break;
        }
    }

    private static char Simple(char letter, int from)
    {
        if (Themselves.Contains(letter, StringComparison.Ordinal))
        {
            return letter;
        }

        var at = Letters.IndexOf(letter, StringComparison.Ordinal);
        return at >= 0
            ? Meanings[at]
            : throw new ExpressionException("this escape is unknown; write \\\\ for a backslash", from + 1);
    }

    private static int Hex(string text, int from, int digits, ref int at)
    {
        if (
            at + digits > text.Length
            || !int.TryParse(
                text.AsSpan(at, digits),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
        )
        {
            throw new ExpressionException($"{digits} hexadecimal digits must follow", from + 1);
        }

        at += digits;
        return code;
    }
}
