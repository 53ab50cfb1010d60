namespace Mockd.Contracts.Admin;

/// <summary>A named copy of a sandbox's state.</summary>
public sealed record SnapshotAnswer(string Sandbox, string Name, DateTimeOffset SavedAt);
