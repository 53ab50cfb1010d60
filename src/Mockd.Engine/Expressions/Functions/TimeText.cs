using System.Globalization;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Times as texts after RFC 3339: in UTC with <c>Z</c>, fractions only where there are any.</summary>
internal static class TimeText
{
    public static string Write(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);

    /// <summary>Null outside the years 1 to 9999.</summary>
    public static DateTimeOffset? AtSeconds(double seconds) =>
        seconds is > -62135596800 and < 253402300799
            ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : null;
}
