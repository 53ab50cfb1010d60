using System.Globalization;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Times as texts after RFC 3339: in UTC with <c>Z</c>, fractions only where there are any.</summary>
internal static class TimeText
{
    private static readonly string[] Layouts =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd' 'HH:mm",
        "yyyy-MM-dd",
        "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "ddd, dd MMM yyyy HH:mm:ss zzz",
    ];

    public static string Write(DateTimeOffset time) =>
        time.Offset == TimeSpan.Zero
            ? time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture)
            : time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFzzz", CultureInfo.InvariantCulture);

    /// <summary>Null when the text is not a time; one without a zone is taken as UTC.</summary>
    public static DateTimeOffset? Read(string text) =>
        DateTimeOffset.TryParseExact(
            text.Trim(),
            Layouts,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    /// <summary>Null outside the years 1 to 9999.</summary>
    public static DateTimeOffset? AtSeconds(double seconds) =>
        seconds is > -62135596800 and < 253402300799
            ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1e3) * TimeSpan.TicksPerMillisecond)
            : null;
}
