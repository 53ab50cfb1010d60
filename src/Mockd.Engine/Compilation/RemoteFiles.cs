using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Compilation;

/// <summary>Fetches what a description refers to by URL, if the user allowed that, and never from inside networks.</summary>
/// <param name="trusted">The address that the user wrote into the configuration: its host may be an inside one.</param>
internal sealed class RemoteFiles(bool isAllowed, Uri? trusted, ImportCache cache) : IDisposable
{
    private const int MostFiles = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _patience = new(Patience);
    private HttpClient? _client;
    private int _count;

    /// <exception cref="ImportException">It cannot be fetched, or must not be.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string url, CancellationToken cancellation)
    {
        if (!isAllowed)
        {
            throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{url}' is not fetched",
                "allow it with --allow-remote-refs, or import a copy whose files stand in one folder"
            );
        }

        if (++_count > MostFiles || _patience.IsCancellationRequested)
        {
            throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{url}' is not fetched: the description needs more than {MostFiles} files, or more than {Patience.TotalMinutes} minutes"
            );
        }

        _client ??= DescriptionUrl.Client(OutsideAddresses.Connector(trusted));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _patience.Token);
        var problems = new List<Diagnostic>();
        return await DescriptionUrl
            .FetchAsync(_client, url, cache, new SourceLocation(url), problems, both.Token)
            .ConfigureAwait(false);
    }

    public void Dispose()
    {
        _client?.Dispose();
        _patience.Dispose();
    }
}
