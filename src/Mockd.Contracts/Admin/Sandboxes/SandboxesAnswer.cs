namespace Mockd.Contracts.Admin;

/// <summary>All sandboxes, by name.</summary>
public sealed record SandboxesAnswer(IReadOnlyList<SandboxAnswer> Sandboxes, int Count);
