using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>Faults injected before requests are answered (`chaos` in files and commands).</summary>
public sealed record FaultConfig
{
    [Description("Whether faults are injected.")]
    public bool Enabled { get; init; } = true;

    [Description("Faults of every request that no rule matches.")]
    public GlobalFaultConfig? Global { get; init; }

    [Description("Faults of requests that match; the first matching rule wins.")]
    public IReadOnlyList<FaultRuleConfig> Rules { get; init; } = [];
}
