namespace Mockd.Contracts.Admin;

/// <summary>A snapshot to take.</summary>
/// <param name="Replace">One of this name may be there and goes.</param>
public sealed record SnapshotOrder(string Name, bool Replace = false);
