namespace Mockd.Contracts.Admin;

/// <summary>All snapshots of a sandbox, by name.</summary>
public sealed record SnapshotsAnswer(IReadOnlyList<SnapshotAnswer> Snapshots, int Count);
