using System.Globalization;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Transforms;

/// <summary>Writes times the way a provider does; always UTC.</summary>
internal static class TimestampText
{
    public static JsonValue Format(DateTimeOffset time, TimestampFormat format) =>
        format switch
        {
            TimestampFormat.Unix => time.ToUnixTimeSeconds(),
            TimestampFormat.UnixMs => time.ToUnixTimeMilliseconds(),
            TimestampFormat.Iso8601 => Text(time, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
            TimestampFormat.Rfc2822 => Text(time, "ddd, dd MMM yyyy HH:mm:ss '+0000'"),
            _ => Text(time, "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'"),
        };

    private static JsonText Text(DateTimeOffset time, string format) =>
        new(time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture));
}
