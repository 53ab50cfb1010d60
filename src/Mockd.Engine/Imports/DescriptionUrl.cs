using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>Fetches a description by URL; an earlier copy serves when the address does not answer.</summary>
internal static class DescriptionUrl
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    public static HttpClient Client(HttpMessageHandler handler) =>
        new(handler) { Timeout = TimeSpan.FromSeconds(30), MaxResponseContentBufferSize = LargestAnswer };

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
        HttpClient client,
        string url,
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
