using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Hosting;

/// <summary>
/// What the web server calls for each request. It stands directly on the server's features: no middleware, container or
/// context object lies between the socket and the twin.
/// </summary>
internal sealed class ExchangeApplication(Func<Request, CancellationToken, ValueTask<Response>> answer, int longestBody)
    : IHttpApplication<IFeatureCollection>
{
    private KnownOrigin _lastOrigin = new("", "http://localhost");

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var gone = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        try
        {
            var request = await ReadAsync(context, gone).ConfigureAwait(false);
            var response = await answer(request, gone).ConfigureAwait(false);
            await ResponseWriter.WriteAsync(context, response, gone).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The caller hung up: nobody is left to answer.
        }
    }

    private async ValueTask<Request> ReadAsync(IFeatureCollection features, CancellationToken gone)
    {
        var line = features.GetRequiredFeature<IHttpRequestFeature>();
        var headers = line.Headers;
        var body = await BodyReader.ReadAsync(features, headers.ContentLength, longestBody, gone).ConfigureAwait(false);
        var (path, query) = RequestTarget.Split(line.RawTarget);
        return new Request
        {
            Method = line.Method,
            RawPath = path,
            RawQuery = query,
            Headers = new HeaderView(headers),
            ContentType = headers.ContentType,
            Body = body ?? ReadOnlyMemory<byte>.Empty,
            BodyTooLarge = body is null,
            Origin = OriginOf(headers.Host),
        };
    }

    private string OriginOf(string? host)
    {
        if (string.IsNullOrEmpty(host))
        {
            return "http://localhost";
        }

        // Callers of a local server nearly always use one name for it.
        var last = _lastOrigin;
        if (last.Host != host)
        {
            last = new KnownOrigin(host, "http://" + host);
            _lastOrigin = last;
        }

        return last.Origin;
    }

    private sealed record KnownOrigin(string Host, string Origin);
}
