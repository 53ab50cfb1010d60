namespace Inference;

/// <summary>A path with values, and those values by the paths up to them.</summary>
internal sealed record FilledPath(string Path, PathScope Scope);
