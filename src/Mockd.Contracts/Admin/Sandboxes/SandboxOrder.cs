namespace Mockd.Contracts.Admin;

/// <summary>A sandbox to make.</summary>
/// <param name="From">The sandbox to fork; null: what the configuration says.</param>
public sealed record SandboxOrder(string Name, string? From = null);
