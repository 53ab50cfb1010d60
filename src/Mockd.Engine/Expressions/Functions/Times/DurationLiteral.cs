using System.Globalization;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Durations as texts: numbers with the units ns, us, ms, s, m, h and, besides, d and w.</summary>
internal static class DurationLiteral
{
    /// <summary>Null when the text is not a duration.</summary>
    public static double? Seconds(string text)
    {
        var at = text.StartsWith('-') || text.StartsWith('+') ? 1 : 0;
        if (text == "0")
        {
            return 0;
        }

        if (at == text.Length)
        {
            return null;
        }

        double seconds = 0;
        while (at < text.Length)
        {
            if (Number(text, ref at) is not { } number || Unit(text, ref at) is not { } unit)
            {
                return null;
            }

            seconds += number * unit;
        }

        return text.StartsWith('-') ? -seconds : seconds;
    }

    private static double? Number(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        return double.TryParse(
            text.AsSpan(from, at - from),
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
    }

    private static double? Unit(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        return text[from..at] switch
        {
            "ns" => 1e-9,
            "us" or "µs" => 1e-6,
            "ms" => 1e-3,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86400,
            "w" => 604800,
            _ => null,
        };
    }
}
