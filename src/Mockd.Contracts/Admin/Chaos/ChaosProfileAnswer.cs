using Mockd.Contracts.Configuration;

namespace Mockd.Contracts.Admin;

/// <summary>A ready-made set of faults.</summary>
public sealed record ChaosProfileAnswer(string Name, string Description, FaultConfig Config);
