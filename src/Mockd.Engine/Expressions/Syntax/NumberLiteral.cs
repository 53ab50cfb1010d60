using System.Globalization;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Reads <c>12</c>, <c>1_000</c>, <c>0x1F</c>, <c>0b101</c>, <c>0o17</c>, <c>1.5</c> and <c>2e3</c>.</summary>
internal static class NumberLiteral
{
    public static JsonNumber Read(string text, ref int at)
    {
        var from = at;
        var radix = Radix(text, at);
        if (radix != 10)
        {
            at += 2;
            return ReadWhole(text, from, radix, ref at);
        }

        SkipDigits(text, ref at);
        if (Peek(text, at) == '.' && char.IsAsciiDigit(Peek(text, at + 1)))
        {
            at++;
            SkipDigits(text, ref at);
        }

        SkipExponent(text, ref at);
        RefuseLetter(text, at);
        var digits = text[from..at].Replace("_", "", StringComparison.Ordinal);
        return JsonNumber.TryParse(digits.StartsWith('.') ? "0" + digits : digits)
            ?? throw new ExpressionException($"{digits} is not a number that can be held", from + 1);
    }

    private static JsonNumber ReadWhole(string text, int from, int radix, ref int at)
    {
        long value = 0;
        var first = at;
        while (char.IsAsciiHexDigit(Peek(text, at)) || Peek(text, at) == '_')
        {
            var digit = Peek(text, at) == '_' ? 0 : Convert.ToInt32(text[at].ToString(), 16);
            if (digit >= radix || value > long.MaxValue / radix - 1)
            {
                throw new ExpressionException("this is not a number of base " + radix, from + 1);
            }

            value = text[at] == '_' ? value : (value * radix) + digit;
            at++;
        }

        if (at == first)
        {
            throw new ExpressionException("digits are missing", from + 1);
        }

        RefuseLetter(text, at);
        return JsonNumber.Of(value);
    }

    private static int Radix(string text, int at)
    {
        if (text[at] != '0')
        {
            return 10;
        }

        return char.ToLower(Peek(text, at + 1), CultureInfo.InvariantCulture) switch
        {
            'x' => 16,
            'o' => 8,
            'b' => 2,
            _ => 10,
        };
    }

    private static void SkipExponent(string text, ref int at)
    {
        if (Peek(text, at) is not ('e' or 'E'))
        {
            return;
        }

        var digits = Peek(text, at + 1) is '+' or '-' ? at + 2 : at + 1;
        if (char.IsAsciiDigit(Peek(text, digits)))
        {
            at = digits;
            SkipDigits(text, ref at);
        }
    }

    private static void SkipDigits(string text, ref int at)
    {
        while (char.IsAsciiDigit(Peek(text, at)) || Peek(text, at) == '_')
        {
            at++;
        }
    }

    private static void RefuseLetter(string text, int at)
    {
        if (char.IsLetterOrDigit(Peek(text, at)))
        {
            throw new ExpressionException($"'{text[at]}' cannot follow a number", at + 1);
        }
    }

    private static char Peek(string text, int at) => at < text.Length ? text[at] : '\0';
}
