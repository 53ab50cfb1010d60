using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Imports;

/// <summary>Fetches and reads the descriptions a configuration imports.</summary>
public static class ImportReader
{
    private static readonly string[] DescriptionFormats = ["openapi", "swagger", "oas"];

    /// <summary>One for each import that could be read, in order; problems become diagnostics.</summary>
    public static async Task<IReadOnlyList<ImportedDescription>> ReadAsync(
        ConfigFile file,
        ImportOptions options,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var reads = file
            .Config.Imports.Select(
                (import, i) =>
                    Task.Run(() => ReadAsync(import, $"/imports/{i}", file, options, cancellation), cancellation)
            )
            .ToArray();
        var results = await Task.WhenAll(reads).ConfigureAwait(false);
        foreach (var diagnostic in results.SelectMany(r => r.Diagnostics))
        {
            diagnostics.Add(diagnostic);
        }

        return [.. results.Select(r => r.Description).OfType<ImportedDescription>()];
    }

    private static async Task<(ImportedDescription? Description, List<Diagnostic> Diagnostics)> ReadAsync(
        ImportConfig import,
        string pointer,
        ConfigFile file,
        ImportOptions options,
        CancellationToken cancellation
    )
    {
        var diagnostics = new List<Diagnostic>();
        var location = file.Map.At(pointer);
        if (Refusal(import, file, pointer) is { } refusal)
        {
            diagnostics.Add(refusal);
            return (null, diagnostics);
        }

        try
        {
            var description = await DescribeAsync(import, file.Folder, location, options, diagnostics, cancellation)
                .ConfigureAwait(false);
            return (description is null ? null : new ImportedDescription(import, description, location), diagnostics);
        }
        catch (ImportException e)
        {
            diagnostics.Add(Diagnostic.Error(e.Code, location, e.Message, e.Suggestion));
        }
        catch (YamlSyntaxException e)
        {
            diagnostics.Add(Diagnostic.Error(DiagnosticCodes.DescriptionInvalid, e.Location, e.Message));
        }

        return (null, diagnostics);
    }

    private static Diagnostic? Refusal(ImportConfig import, ConfigFile file, string pointer) =>
        new[] { import.Path, import.Url, import.Package }.Count(s => s is not null) != 1
            ? Diagnostic.Error(
                DiagnosticCodes.ImportWithoutSource,
                file.Map.At(pointer),
                "an import needs exactly one of `path`, `url` and `package`"
            )
        : import.Root is not null && import.Path is null
            ? Diagnostic.Error(
                DiagnosticCodes.ImportWithoutSource,
                file.Map.At(pointer + "/root"),
                "`root` is a folder, and this import has no `path`",
                "remove it"
            )
        : import.Format is { } format && !DescriptionFormats.Contains(format.ToLowerInvariant())
            ? Diagnostic.Error(
                DiagnosticCodes.ImportFormatUnknown,
                file.Map.At(pointer),
                $"format '{format}' cannot be imported",
                $"one of {string.Join(", ", DescriptionFormats)}"
            )
        : null;

    private static async Task<ApiDescription?> DescribeAsync(
        ImportConfig import,
        string folder,
        SourceLocation location,
        ImportOptions options,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var cache = options.Cache;
        var trusted = import.Url is { } url ? DescriptionUrl.Parse(url) : null;
        using var remote = new RemoteFiles(options, trusted);
        IDescriptionSource source;
        ReadOnlyMemory<byte> content;
        if (import.Path is { } path)
        {
            content = FileSource.Read(Path.Combine(folder, path), path);
            source = FileSource.Below(Path.Combine(folder, path), import.Root, folder);
        }
        else if (trusted is not null)
        {
            content = await DescriptionUrl
                .FetchAsync(options.Web, import.Url!, trusted, cache, location, diagnostics, cancellation)
                .ConfigureAwait(false);
            source = new UrlSource(trusted, remote);
        }
        else
        {
            content = await NpmPackage.ReadAsync(import.Package!, options, cancellation).ConfigureAwait(false);
            source = new PackageSource(import.Package!, options);
        }

        var name = ImportedDescription.NameOf(import);
        var text = new DescriptionText(cache, diagnostics);
        var json = text.ToJson(content, name);
        var files = await new ReferencedFiles(source, remote, text, diagnostics)
            .ReadAsync(json, name, cancellation)
            .ConfigureAwait(false);
        return ApiDescriptionReader.Read(json, name, diagnostics, files);
    }
}
