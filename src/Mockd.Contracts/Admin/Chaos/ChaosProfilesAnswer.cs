namespace Mockd.Contracts.Admin;

/// <summary>All ready-made sets of faults.</summary>
public sealed record ChaosProfilesAnswer(IReadOnlyList<ChaosProfileAnswer> Profiles, int Count);
