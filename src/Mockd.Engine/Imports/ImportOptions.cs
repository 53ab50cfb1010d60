namespace Mockd.Engine.Imports;

/// <summary>How descriptions are fetched.</summary>
public sealed record ImportOptions(ImportCache Cache)
{
    /// <summary>Null: nothing is fetched from the web.</summary>
    public IWebFetcher? Web { get; init; }

    /// <summary>Null: only packages in the cache are read.</summary>
    public IPackageFetcher? Packages { get; init; }

    /// <summary>Whether a <c>$ref</c> to a URL is followed; if not, it is reported.</summary>
    public bool AllowsRemoteReferences { get; init; }
}
