namespace Mockd.Engine.Sandboxes;

/// <summary>A named copy of a sandbox's state; the rows are in the store.</summary>
/// <param name="SavedAt">When it last got its state, in real time.</param>
public sealed record Snapshot(string Sandbox, string Name, DateTimeOffset SavedAt);
