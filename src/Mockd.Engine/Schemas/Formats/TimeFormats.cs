namespace Mockd.Engine.Schemas.Formats;

/// <summary>Dates and times of RFC 3339 and durations of its appendix A.</summary>
internal static class TimeFormats
{
    public static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 10
        && text[4] == '-'
        && text[7] == '-'
        && Number(text[..4]) is >= 0 and var year
        && Number(text[5..7]) is >= 1 and <= 12 and var month
        && Number(text[8..]) is >= 1 and var day
        && day <= DaysOf(year, month);

    public static bool IsDateTime(ReadOnlySpan<char> text) =>
        text.Length >= 20 && text[10] is 'T' or 't' or ' ' && IsDate(text[..10]) && IsTime(text[11..]);

    /// <summary>The zone is not optional.</summary>
    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':' || !TryZone(text, out var clock, out var offset))
        {
            return false;
        }

        var (hour, minute, second) = (Number(clock[..2]), Number(clock[3..5]), Number(clock[6..8]));
        var hasFraction = clock.Length > 8;
        if (hasFraction && (clock[8] != '.' || clock.Length == 9 || clock[9..].ContainsAnyExceptInRange('0', '9')))
        {
            return false;
        }

        // A leap second comes at the end of a day of UTC.
        var ofDay = (((hour * 60) + minute - offset) % 1440 + 1440) % 1440;
        return hour is >= 0 and < 24
            && minute is >= 0 and < 60
            && (second is >= 0 and < 60 || (second == 60 && ofDay == 1439));
    }

    public static bool IsDuration(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        if (text[^1] == 'W')
        {
            return !text[1..^1].ContainsAnyExceptInRange('0', '9');
        }

        var split = text.IndexOf('T');
        return split < 0
            ? HasParts(text[1..], "YMD")
            : (split == 1 || HasParts(text[1..split], "YMD")) && HasParts(text[(split + 1)..], "HMS");
    }

    // Numbers with units, larger units first and none left out between; at least one.
    private static bool HasParts(ReadOnlySpan<char> text, ReadOnlySpan<char> units)
    {
        var isFirst = true;
        while (text.Length > 0)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            var unit = digits > 0 ? units.IndexOf(text[digits]) : -1;
            if (unit < 0 || (!isFirst && unit > 0))
            {
                return false;
            }

            units = units[(unit + 1)..];
            text = text[(digits + 1)..];
            isFirst = false;
        }

        return !isFirst;
    }

    private static bool TryZone(ReadOnlySpan<char> text, out ReadOnlySpan<char> clock, out int offset)
    {
        offset = 0;
        if (text[^1] is 'Z' or 'z')
        {
            clock = text[..^1];
            return clock.Length >= 8;
        }

        clock = text.Length < 14 ? default : text[..^6];
        if (text.Length < 14 || text[^6] is not ('+' or '-') || text[^3] != ':')
        {
            return false;
        }

        var (hours, minutes) = (Number(text[^5..^3]), Number(text[^2..]));
        offset = ((hours * 60) + minutes) * (text[^6] == '-' ? -1 : 1);
        return hours is >= 0 and < 24 && minutes is >= 0 and < 60;
    }

    /// <summary>-1 for what is no number.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    // The calendar of .NET begins with year 1; year 0 is a leap year.
    private static int DaysOf(int year, int month) => DateTime.DaysInMonth(year == 0 ? 4 : year, month);
}
