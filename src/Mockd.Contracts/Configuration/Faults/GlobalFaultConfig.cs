using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>Faults that concern every request.</summary>
public sealed record GlobalFaultConfig
{
    [Description("Delay before the answer.")]
    public FaultLatencyConfig? Latency { get; init; }

    [Description("Share of requests answered with an error.")]
    public FaultErrorConfig? ErrorRate { get; init; }

    [Description("Speed limit of the answer's body.")]
    public FaultBandwidthConfig? Bandwidth { get; init; }
}
