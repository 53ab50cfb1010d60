namespace Mockd.Engine.Sandboxes;

/// <summary>What a rule found.</summary>
/// <param name="Name">As sent; not checked.</param>
/// <param name="Path">The path that operations see; null when it is as it was sent.</param>
public sealed record SandboxChoice(string Name, string? Path);
