using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A random delay between two durations.</summary>
public sealed record FaultLatencyConfig
{
    [Description("Shortest delay, such as `100ms` or `2s`.")]
    public TimeSpan Min { get; init; }

    [Description("Longest delay.")]
    public TimeSpan Max { get; init; }

    [Description("Share of requests delayed, 0 to 1.")]
    [Limits(0, 1)]
    public double Probability { get; init; } = 1;
}
