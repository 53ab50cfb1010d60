using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>The part of the file that concerns the server rather than the twin.</summary>
public sealed record ServerConfig
{
    [Description("Injected faults, active from the start when `enabled`.")]
    public FaultConfig? Chaos { get; init; }
}
