using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Hosting;

/// <summary>
/// What the web server calls for each request, as soon as its headers are there. It stands directly on the server's
/// features: no middleware, container or context object lies between the socket and the twin.
/// </summary>
/// <param name="mostSkipped">Hangs up on who goes on sending more than that after the answer; null: reads on for a while.</param>
internal sealed class ExchangeApplication(
    Func<Request, CancellationToken, ValueTask<Response>> answer,
    BodyBudget budget,
    Departure departure,
    long? mostSkipped,
    TimeProvider time
) : IHttpApplication<IFeatureCollection>
{
    private KnownOrigin _lastOrigin = new("", "http://localhost");

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var gone = context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted;
        var line = context.GetRequiredFeature<IHttpRequestFeature>();
        departure.Enter();
        using var body = BodyOf(context, line.Headers.ContentLength);
        try
        {
            var response = await answer(RequestOf(line, body), gone).ConfigureAwait(false);
            await ResponseWriter.WriteAsync(context, response, time, gone).ConfigureAwait(false);
            if (body is not null && mostSkipped is { } most)
            {
                await SkipAsync(context, body, most, gone).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The caller hung up: nobody is left to answer.
        }
        finally
        {
            departure.Leave();
        }
    }

    // The web server would read on for seconds, as fast as the sender can, to keep the connection.
    private static async ValueTask SkipAsync(
        IFeatureCollection features,
        PipeBody body,
        long most,
        CancellationToken gone
    )
    {
        await features.GetRequiredFeature<IHttpResponseBodyFeature>().CompleteAsync().ConfigureAwait(false);
        if (!await body.SkipAsync(most, gone).ConfigureAwait(false))
        {
            features.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();
        }
    }

    private PipeBody? BodyOf(IFeatureCollection features, long? length) =>
        length == 0 || features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }
            ? null
            : new PipeBody(features, length, budget, departure.Cut);

    private Request RequestOf(IHttpRequestFeature line, PipeBody? body)
    {
        var headers = line.Headers;
        var (path, query) = RequestTarget.Split(line.RawTarget);
        return new Request
        {
            Method = line.Method,
            RawPath = path,
            RawQuery = query,
            Headers = new HeaderView(headers),
            ContentType = headers.ContentType,
            Pending = body,
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
