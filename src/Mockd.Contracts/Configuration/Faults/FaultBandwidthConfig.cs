using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A slow connection.</summary>
public sealed record FaultBandwidthConfig
{
    [Description("Bytes of body sent per second.")]
    [Limits(1, int.MaxValue)]
    public required int BytesPerSecond { get; init; }

    [Description("Share of requests slowed, 0 to 1.")]
    [Limits(0, 1)]
    public double Probability { get; init; } = 1;
}
