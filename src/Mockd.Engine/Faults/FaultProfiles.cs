using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Faults;

/// <summary>The ready-made sets of faults.</summary>
public static class FaultProfiles
{
    public static IReadOnlyList<FaultProfile> All { get; } =
    [
        Profile("slow-api", "Every answer takes 0.5 to 2 seconds", Delay(500, 2000)),
        Profile("degraded", "Slow, and now and then unavailable", Delay(200, 800), Fail(0.05, 503)),
        Profile("flaky", "One answer in five is a server error", Delay(0, 100), Fail(0.2, 500, 502, 503)),
        Profile("offline", "Nothing is available", null, Fail(1, 503)),
        Profile("timeout", "Every answer takes 30 seconds", Delay(30_000, 30_000)),
        Profile("rate-limited", "Three answers in ten say: too many requests", Delay(50, 200), Fail(0.3, 429)),
        Profile("mobile-3g", "A phone with a weak signal", Delay(300, 800), Fail(0.02, 503), KilobytesPerSecond(50)),
        Profile("satellite", "A satellite link", Delay(600, 2000), Fail(0.05, 503), KilobytesPerSecond(20)),
        Profile("dns-flaky", "One request in ten does not get through", null, Fail(0.1, 503)),
        Profile(
            "overloaded",
            "A server near collapse",
            Delay(1000, 5000),
            Fail(0.15, 500, 502, 503, 504),
            KilobytesPerSecond(100)
        ),
    ];

    /// <summary>Null when there is no such profile.</summary>
    public static FaultProfile? Find(string name) =>
        All.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static FaultProfile Profile(
        string name,
        string description,
        FaultLatencyConfig? latency,
        FaultErrorConfig? errors = null,
        FaultBandwidthConfig? bandwidth = null
    )
    {
        var global = new GlobalFaultConfig
        {
            Latency = latency,
            ErrorRate = errors,
            Bandwidth = bandwidth,
        };
        return new FaultProfile(name, description, new FaultConfig { Global = global });
    }

    private static FaultLatencyConfig Delay(int from, int to) =>
        new() { Min = TimeSpan.FromMilliseconds(from), Max = TimeSpan.FromMilliseconds(to) };

    private static FaultErrorConfig Fail(double share, params int[] codes) =>
        new()
        {
            Probability = share,
            StatusCodes = codes,
            DefaultCode = codes[0],
        };

    private static FaultBandwidthConfig KilobytesPerSecond(int kilobytes) =>
        new() { BytesPerSecond = kilobytes * 1024 };
}
