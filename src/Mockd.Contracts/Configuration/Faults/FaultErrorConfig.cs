using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A share of requests that fail.</summary>
public sealed record FaultErrorConfig
{
    [Description("Share of requests that fail, 0 to 1.")]
    [Limits(0, 1)]
    public double Probability { get; init; }

    [Description("Status codes to choose from.")]
    [Limits(200, 599)]
    public IReadOnlyList<int> StatusCodes { get; init; } = [];

    [Description("Status code when `statusCodes` is empty.")]
    [Limits(200, 599)]
    public int DefaultCode { get; init; } = 500;
}
