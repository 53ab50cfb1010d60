using System.Globalization;

namespace Mockd.Engine.Json;

/// <summary>
/// Points in time as APIs write them: RFC 3339 and its looser relatives (a date alone, a blank in place of the T, no offset,
/// which is UTC then), and RFC 2822. Other texts that could pass for times, such as <c>May</c> or <c>1.5</c>, are none.
/// </summary>
internal static class Moment
{
    private static readonly string[] MailForms =
    [
        "ddd, d MMM yyyy HH:mm:ss zzz",
        "ddd, d MMM yyyy HH:mm:ss 'GMT'",
        "ddd, d MMM yyyy HH:mm:ss 'UTC'",
    ];

    /// <summary>Ticks of UTC; null when the text is no time.</summary>
    public static long? TicksOf(string text)
    {
        if (text.Length is < 10 or > 48)
        {
            return null;
        }

        return text[4] == '-' ? OfDate(text)
            : text[3] == ',' ? OfMail(text)
            : null;
    }

    /// <summary>The text is a day without a time: <c>2024-02-29</c>.</summary>
    public static bool IsDay(string text) => text.Length == 10 && TicksOf(text) is not null;

    /// <summary>The day behind a day; null when the calendar ends there.</summary>
    public static string? DayAfter(string day) =>
        TicksOf(day) is { } ticks && ticks < DateTime.MaxValue.Date.Ticks
            ? new DateTime(ticks).AddDays(1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static long? OfMail(string text) =>
        DateTimeOffset.TryParseExact(
            text,
            MailForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time.UtcTicks
            : null;

    private static long? OfDate(ReadOnlySpan<char> text)
    {
        if (
            text[7] != '-'
            || Number(text[..4]) is not (> 0 and var year)
            || Number(text[5..7]) is not (> 0 and < 13 and var month)
            || Number(text[8..10]) is not (> 0 and var day)
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return null;
        }

        var start = new DateTime(year, month, day).Ticks;
        var rest = text[10..];
        return rest.IsEmpty ? start
            : rest[0] is 'T' or 't' or ' ' && OfTime(rest[1..]) is { } ticks ? start + ticks
            : null;
    }

    /// <summary>Ticks since the start of the day in UTC.</summary>
    private static long? OfTime(ReadOnlySpan<char> text)
    {
        if (
            text.Length < 5
            || text[2] != ':'
            || Number(text[..2]) is not (>= 0 and < 24 and var hour)
            || Number(text[3..5]) is not (>= 0 and < 60 and var minute)
        )
        {
            return null;
        }

        var ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute);
        text = text[5..];
        if (text.StartsWith(':'))
        {
            // A leap second is the sixtieth.
            if (text.Length < 3 || Number(text[1..3]) is not (>= 0 and <= 60 and var second))
            {
                return null;
            }

            ticks += second * TimeSpan.TicksPerSecond;
            text = text[3..];
            if (text.StartsWith('.') || text.StartsWith(','))
            {
                var digits = text[1..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : text.Length - 1;
                if (digits == 0)
                {
                    return null;
                }

                ticks += Fraction(text.Slice(1, digits));
                text = text[(1 + digits)..];
            }
        }

        return Offset(text) is { } offset ? ticks - offset : null;
    }

    private static long Fraction(ReadOnlySpan<char> digits)
    {
        long ticks = 0;
        for (var i = 0; i < 7; i++)
        {
            ticks = (ticks * 10) + (i < digits.Length ? digits[i] - '0' : 0);
        }

        return ticks;
    }

    private static long? Offset(ReadOnlySpan<char> text)
    {
        if (text is "" or "Z" or "z")
        {
            return 0;
        }

        var sign =
            text[0] == '+' ? 1
            : text[0] == '-' ? -1
            : 0;
        var minutes =
            text.Length == 6 && text[3] == ':' ? text[4..]
            : text.Length == 5 ? text[3..]
            : text.Length == 3 ? "00"
            : "";
        return sign != 0 && minutes.Length == 2 && Number(text[1..3]) is >= 0 and < 24 and var hour
            ? Number(minutes) is >= 0 and < 60 and var minute
                ? sign * ((hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute))
                : null
            : null;
    }

    /// <summary>-1 where a character is no digit.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
