using System.Globalization;

namespace Mockd.Contracts.Admin;

/// <summary>Durations as text: a number and <c>ms</c>, <c>s</c>, <c>m</c> or <c>h</c>; a bare number is milliseconds.</summary>
public static class DurationText
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>False for anything but a duration from zero to a day.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        var written = text.AsSpan().Trim();
        var end = written.LastIndexOfAnyInRange('0', '9') + 1;
        if (
            end == 0
            || UnitOf(written[end..]) is not { } unit
            || !double.TryParse(
                written[..end],
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number * unit > Longest.TotalMilliseconds
        )
        {
            return false;
        }

        duration = TimeSpan.FromMilliseconds(number * unit);
        return true;
    }

    /// <summary>In the largest unit that takes no decimals.</summary>
    public static string Format(TimeSpan duration)
    {
        var milliseconds = (long)Math.Round(duration.TotalMilliseconds);
        return milliseconds != 0 && milliseconds % 1000 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}s")
            : string.Create(CultureInfo.InvariantCulture, $"{milliseconds}ms");
    }

    private static double? UnitOf(ReadOnlySpan<char> name) =>
        name switch
        {
            "ms" or "" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            _ => null,
        };
}
