using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>Fetches what a description refers to by URL, if the user allowed that.</summary>
/// <param name="url">Where the description itself came from; null when it is a file.</param>
internal sealed class RemoteFiles(ImportOptions options, Uri? url) : IDisposable
{
    private const int MostFiles = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _patience = new(Patience);
    private int _count;

    /// <exception cref="ImportException">It cannot be fetched, or must not be.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string address, CancellationToken cancellation)
    {
        if (!options.AllowsRemoteReferences)
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

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _patience.Token);
        var problems = new List<Diagnostic>();
        return await DescriptionUrl
            .FetchAsync(options.Web, address, url, options.Cache, new SourceLocation(address), problems, both.Token)
            .ConfigureAwait(false);
    }

    public void Dispose() => _patience.Dispose();
}
