using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation;

/// <summary>Fetches a description by URL; an earlier copy serves when the address does not answer.</summary>
internal static class DescriptionUrl
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> FetchAsync(
        string url,
        ImportCache cache,
        SourceLocation location,
        List<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"'{url}' is not a web address",
                "write http://… or https://…, or use `path` for a file"
            );
        }

        var key = ImportCache.KeyOf(System.Text.Encoding.UTF8.GetBytes(url));
        try
        {
            using var client = new HttpClient
            {
                Timeout = TimeSpan.FromSeconds(30),
                MaxResponseContentBufferSize = LargestAnswer,
            };
            var content = await client.GetByteArrayAsync(address, cancellation).ConfigureAwait(false);
            cache.Write("urls", key, content);
            return content;
        }
        catch (Exception e)
            when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
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
                "download the file and import it with `path`"
            );
        }
    }
}
