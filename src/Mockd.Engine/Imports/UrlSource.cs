using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>A description on the web. What it refers to by a relative address is fetched from beside it, if that is allowed.</summary>
internal sealed class UrlSource(Uri url, RemoteFiles remote) : IDescriptionSource
{
    public IReadOnlyCollection<string> Self { get; } = [url.AbsoluteUri, url.Segments[^1]];

    public Task<ReadOnlyMemory<byte>> ReadAsync(string address, CancellationToken cancellation) =>
        Uri.TryCreate(url, address, out var target)
            ? remote.ReadAsync(target.AbsoluteUri, cancellation)
            : throw new ImportException(DiagnosticCodes.ReferenceNotFollowed, $"'{address}' is no address");
}
