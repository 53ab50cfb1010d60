using System.Net;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;

namespace Mockd.Server.Fetching;

/// <summary>
/// Fetches over HTTP. The address that the user wrote may be anywhere; wherever else a redirect or a reference leads, only
/// the public network is asked, and only over HTTP.
/// </summary>
internal sealed class WebFetcher : IWebFetcher
{
    private const int LargestAnswer = 64 * 1024 * 1024;
    private const int MostRedirects = 5;

    public async Task<ReadOnlyMemory<byte>> FetchAsync(Uri address, Uri? trusted, CancellationToken cancellation)
    {
        try
        {
            return await FollowAsync(address, trusted, cancellation).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or InvalidOperationException or NotSupportedException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            throw new ImportException(DiagnosticCodes.ImportNotReadable, Reason(e));
        }
    }

    private static async Task<ReadOnlyMemory<byte>> FollowAsync(
        Uri address,
        Uri? trusted,
        CancellationToken cancellation
    )
    {
        var at = address;
        for (var i = 0; i <= MostRedirects; i++)
        {
            using var client = Client(at == trusted ? new SocketsHttpHandler() : OutsideAddresses.Handler(trusted));
            using var answer = await client.GetAsync(at, cancellation).ConfigureAwait(false);
            if (Target(answer, at) is not { } next)
            {
                answer.EnsureSuccessStatusCode();
                return await answer.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            }

            at = next;
        }

        throw new HttpRequestException($"it redirects more than {MostRedirects} times");
    }

    /// <summary>Where a redirect leads; null when the answer is none.</summary>
    private static Uri? Target(HttpResponseMessage answer, Uri from)
    {
        var isRedirect =
            answer.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect;
        if (!isRedirect || answer.Headers.Location is not { } location)
        {
            return null;
        }

        if (!Uri.TryCreate(from, location, out var target) || target.Scheme is not ("http" or "https"))
        {
            throw new HttpRequestException($"it redirects to '{location}', which is no web address and is not read");
        }

        return from.Scheme == "https" && target.Scheme == "http"
            ? throw new HttpRequestException($"it redirects from https to '{target}', which is not followed")
            : target;
    }

    private static HttpClient Client(SocketsHttpHandler handler)
    {
        handler.AllowAutoRedirect = false;
        return new HttpClient(handler)
        {
            Timeout = TimeSpan.FromSeconds(30),
            MaxResponseContentBufferSize = LargestAnswer,
        };
    }

    // The outer message says only that something failed.
    private static string Reason(Exception e) =>
        e.InnerException is HttpRequestException { Message: { Length: > 0 } inner } ? inner : e.Message;
}
