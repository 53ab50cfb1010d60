namespace Mockd.Engine.Compilation;

/// <summary>How descriptions are fetched.</summary>
/// <param name="AllowsRemoteReferences">A <c>$ref</c> to a URL is fetched; else it is reported.</param>
public sealed record ImportOptions(ImportCache Cache, bool AllowsRemoteReferences = false);
