using System.Globalization;

namespace Storage.Tests.Anomalies;

/// <summary>How long the loads run: shortly, or as long as <c>MOCKD_LOAD_SECONDS</c> says.</summary>
internal static class LoadTime
{
    public static TimeSpan Length { get; } =
        TimeSpan.FromSeconds(
            Environment.GetEnvironmentVariable("MOCKD_LOAD_SECONDS") is { Length: > 0 } seconds
                ? double.Parse(seconds, CultureInfo.InvariantCulture)
                : 1
        );
}
