using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>Fetches what a description refers to by URL, if the user allowed that.</summary>
/// <param name="handler">Null: it is not allowed.</param>
/// <param name="url">Where the description itself came from; null when it is a file.</param>
internal sealed class RemoteFiles(Func<Uri?, HttpMessageHandler>? handler, Uri? url, ImportCache cache) : IDisposable
{
    private const int MostFiles = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _patience = new(Patience);
    private HttpClient? _client;
    private int _count;

    /// <exception cref="ImportException">It cannot be fetched, or must not be.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string address, CancellationToken cancellation)
    {
        if (handler is null)
        {
            throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{address}' is not fetched",
                "allow it with --allow-remote-refs, or import a copy whose files stand in one folder"
            );
        }

        if (++_count > MostFiles || _patience.IsCancellationRequested)
        {
            throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{address}' is not fetched: the description needs more than {MostFiles} files, or more than {Patience.TotalMinutes} minutes"
            );
        }

        _client ??= DescriptionUrl.Client(handler(url));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _patience.Token);
        var problems = new List<Diagnostic>();
        return await DescriptionUrl
            .FetchAsync(_client, address, cache, new SourceLocation(address), problems, both.Token)
            .ConfigureAwait(false);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _patience.Dispose();
    }
}
