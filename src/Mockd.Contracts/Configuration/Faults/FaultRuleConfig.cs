using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Faults of the requests that match a path and method.</summary>
public sealed record FaultRuleConfig
{
    [Description("Regular expression on the path.")]
    public required string PathPattern { get; init; }

    [Description("Methods; empty: all.")]
    [OneOf("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY")]
    public IReadOnlyList<string> Methods { get; init; } = [];

    [Description("Share of matching requests concerned, 0 to 1.")]
    [Limits(0, 1)]
    public double Probability { get; init; } = 1;

    [Description("What happens to them.")]
    public IReadOnlyList<FaultKindConfig> Faults { get; init; } = [];
}
