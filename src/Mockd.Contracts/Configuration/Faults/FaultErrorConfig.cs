using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>A share of requests that fail.</summary>
public sealed record FaultErrorConfig
{
    [Description("Share of requests that fail, 0 to 1.")]
    public double Probability { get; init; }

    [Description("Status codes to choose from.")]
    public IReadOnlyList<int> StatusCodes { get; init; } = [];

    [Description("Status code when `statusCodes` is empty.")]
    public int DefaultCode { get; init; } = 500;
}
