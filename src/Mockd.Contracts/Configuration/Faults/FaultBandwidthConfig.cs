using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>A slow connection.</summary>
public sealed record FaultBandwidthConfig
{
    [Description("Bytes of body sent per second.")]
    public int BytesPerSecond { get; init; }

    [Description("Share of requests slowed, 0 to 1.")]
    public double Probability { get; init; } = 1;
}
