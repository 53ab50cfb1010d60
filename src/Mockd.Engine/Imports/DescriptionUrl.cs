using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>Fetches a description by URL; an earlier copy serves when the address does not answer.</summary>
internal static class DescriptionUrl
{
    /// <exception cref="ImportException">It is no web address.</exception>
    public static Uri Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"'{url}' is not a web address",
                "write http://… or https://…, or use `path` for a file"
            );

    public static async Task<ReadOnlyMemory<byte>> FetchAsync(
        IWebFetcher? web,
        string url,
        Uri? trusted,
        ImportCache cache,
        SourceLocation location,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var address = Parse(url);
        var key = ImportCache.KeyOf(System.Text.Encoding.UTF8.GetBytes(url));
        try
        {
            var content = web is null
                ? throw new ImportException(DiagnosticCodes.ImportNotReadable, "nothing is fetched from the web here")
                : await web.FetchAsync(address, trusted, cancellation).ConfigureAwait(false);
            cache.Write("urls", key, content.Span);
            return content;
        }
        catch (ImportException e)
        {
            if (cache.Read("urls", key) is { } earlier)
            {
                diagnostics.Add(
                    Diagnostic.Warning(
                        DiagnosticCodes.ImportNotReadable,
                        location,
                        $"{url} does not answer ({e.Message}); the copy of an earlier start is used"
                    )
                );
                return earlier;
            }

            throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"{url} does not answer: {e.Message}",
                e.Suggestion ?? "download the file and import it with `path`"
            );
        }
    }
}
