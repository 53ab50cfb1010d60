using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Hosting;

/// <summary>Sends a response over the connection its request came from.</summary>
internal static class ResponseWriter
{
    // Slow bodies go out in this many pieces a second: smooth for the reader, cheap for us.
    private const int PiecesPerSecond = 10;

    public static async Task WriteAsync(
        IFeatureCollection features,
        Response response,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        if (response.Transfer is { Reset: true })
        {
            features.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();
            return;
        }

        var answer = features.GetRequiredFeature<IHttpResponseFeature>();
        answer.StatusCode = response.Status;
        WriteHeaders(answer, response);
        if (response.Body.IsEmpty || MustNotHaveBody(response.Status))
        {
            return;
        }

        var writer = features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer;
        if (response.Transfer is null)
        {
            await writer.WriteAsync(response.Body, cancellation).ConfigureAwait(false);
            return;
        }

        await WriteBadlyAsync(writer, response.Body, response.Transfer, time, cancellation).ConfigureAwait(false);
        if (response.Transfer.AbortAfterBytes < response.Body.Length)
        {
            features.GetRequiredFeature<IHttpRequestLifetimeFeature>().Abort();
        }
    }

    private static void WriteHeaders(IHttpResponseFeature answer, Response response)
    {
        var headers = answer.Headers;
        if (response.ContentType is not null)
        {
            headers.ContentType = HeaderText.Sendable(response.ContentType);
        }

        for (var i = 0; i < response.Headers.Count; i++)
        {
            Add(headers, response.Headers[i].Key, HeaderText.Sendable(response.Headers[i].Value));
        }

        if (!MustNotHaveBody(response.Status))
        {
            headers.ContentLength = response.Body.Length;
        }
    }

    // Whatever came this far is sent: nobody could be told any more that it was not.
    private static void Add(IHeaderDictionary headers, string name, string value)
    {
        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            headers.ContentType = value;
        }
        else if (HeaderText.IsName(name) && !HeaderText.IsFraming(name))
        {
            headers[name] = headers.TryGetValue(name, out var before) ? StringValues.Concat(before, value) : value;
        }
    }

    // RFC 9110, section 8.6: these carry neither a body nor its length.
    private static bool MustNotHaveBody(int status) => status is 204 or 304 or < 200;

    private static async Task WriteBadlyAsync(
        PipeWriter writer,
        ReadOnlyMemory<byte> body,
        TransferPlan plan,
        TimeProvider time,
        CancellationToken cancellation
    )
    {
        var rest = plan.AbortAfterBytes < body.Length ? body[..plan.AbortAfterBytes.Value] : body;
        var piece = plan.BytesPerSecond > 0 ? Math.Max(1, plan.BytesPerSecond / PiecesPerSecond) : rest.Length;
        while (!rest.IsEmpty)
        {
            var size = Math.Min(piece, rest.Length);
            await writer.WriteAsync(rest[..size], cancellation).ConfigureAwait(false);
            rest = rest[size..];
            if (!rest.IsEmpty)
            {
                var pause = TimeSpan.FromSeconds((double)size / plan.BytesPerSecond);
                await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
            }
        }
    }
}
