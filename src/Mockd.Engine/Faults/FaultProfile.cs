using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Faults;

/// <summary>A ready-made set of faults with a name.</summary>
public sealed record FaultProfile(string Name, string Description, FaultConfig Config);
