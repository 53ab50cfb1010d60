using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Imports;

/// <summary>A description and the entry that asked for it.</summary>
public sealed record ImportedDescription(ImportConfig Import, ApiDescription Description, SourceLocation Location)
{
    /// <summary>What it was imported by: a path, an address or a file of a package.</summary>
    public string Name => NameOf(Import);

    internal static string NameOf(ImportConfig import) =>
        import.Path ?? (import.Url is { } url ? UrlSecrets.Hide(url) : import.Package!);
}
