using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Fetches and reads the descriptions a configuration imports.</summary>
public static class ImportReader
{
    private static readonly string[] DescriptionFormats = ["openapi", "swagger", "oas"];

    /// <summary>One for each import that could be read, in order; problems become diagnostics.</summary>
    public static async Task<IReadOnlyList<ImportedDescription>> ReadAsync(
        ConfigFile file,
        ImportCache cache,
        ICollection<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var reads = file
            .Config.Imports.Select(
                (import, i) =>
                    Task.Run(() => ReadAsync(import, $"/imports/{i}", file, cache, cancellation), cancellation)
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
        ImportCache cache,
        CancellationToken cancellation
    )
    {
        var diagnostics = new List<Diagnostic>();
        var location = file.Map.At(pointer);
        if (new[] { import.Path, import.Url, import.Package }.Count(s => s is not null) != 1)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ImportWithoutSource,
                    location,
                    "an import needs exactly one of `path`, `url` and `package`"
                )
            );
            return (null, diagnostics);
        }

        if (import.Format is { } format && !DescriptionFormats.Contains(format.ToLowerInvariant()))
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ImportFormatUnknown,
                    location,
                    $"format '{format}' cannot be imported",
                    $"one of {string.Join(", ", DescriptionFormats)}"
                )
            );
            return (null, diagnostics);
        }

        try
        {
            var source = import.Path ?? import.Url ?? import.Package!;
            var content =
                import.Path is { } path ? FromFile(Path.Combine(file.Folder, path), path)
                : import.Url is { } url
                    ? await DescriptionUrl
                        .FetchAsync(url, cache, location, diagnostics, cancellation)
                        .ConfigureAwait(false)
                : await NpmPackage.ReadAsync(import.Package!, cache, cancellation).ConfigureAwait(false);
            var json = AsJson(content, source, cache);
            var description = ApiDescriptionReader.Read(json, source, diagnostics);
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

    private static ReadOnlyMemory<byte> FromFile(string path, string written)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException
                ? "does not exist"
                : $"cannot be read: {e.Message}";
            throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"description '{written}' {reason}",
                $"it is looked for at {Path.GetFullPath(path)}"
            );
        }
    }

    /// <summary>YAML is converted once; the next start finds the JSON by the hash of the YAML.</summary>
    private static ReadOnlyMemory<byte> AsJson(ReadOnlyMemory<byte> content, string source, ImportCache cache)
    {
        var text = content.Span.StartsWith(System.Text.Encoding.UTF8.Preamble) ? content[3..] : content;
        if (YamlReader.LooksLikeJson(text.Span))
        {
            return text;
        }

        var key = ImportCache.KeyOf(text.Span);
        if (cache.Read("descriptions", key) is { } known)
        {
            return known;
        }

        var json = YamlReader.Read(text, source, trackLocations: false).Json;
        cache.Write("descriptions", key, json);
        return json;
    }
}
