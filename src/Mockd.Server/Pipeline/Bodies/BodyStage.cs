using Mockd.Engine.Exchanges;
using Mockd.Engine.Journal;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>
/// Takes the body in, once it is clear that it is wanted: a request that nothing answers, or that is refused by its headers,
/// does not fill memory. Bodies that the journal keeps are always taken in.
/// </summary>
internal static class BodyStage
{
    /// <summary>Longer bodies are refused.</summary>
    public const int Limit = 10 * 1024 * 1024;

    private const int Megabytes = Limit / (1024 * 1024);

    /// <summary>Before the operation is known: what is small, and everything when operations are told apart by bodies.</summary>
    public static ValueTask PeekAsync(Exchange exchange, CancellationToken cancellation) =>
        exchange.Request.Pending is { } pending
        && (pending.Length <= ExchangeJournal.LongestBody || exchange.Loaded.RoutesByBody)
            ? ReceiveAsync(exchange, pending, cancellation)
            : ValueTask.CompletedTask;

    /// <summary>Once there is an operation to have it.</summary>
    public static ValueTask ReceiveAsync(Exchange exchange, CancellationToken cancellation) =>
        exchange is { Rejection: null, BodyFailure: null, Request.Pending: { } pending }
            ? ReceiveAsync(exchange, pending, cancellation)
            : ValueTask.CompletedTask;

    /// <summary>The refusal; null when the body is there.</summary>
    public static Response? Refuse(Exchange exchange)
    {
        if (exchange.BodyFailure is not { } failure)
        {
            return null;
        }

        var refusal = exchange.Route!.Errors.Render(failure, exchange.Request);
        return failure.Kind == FailureKinds.UnsupportedMediaType
            ? refusal.With(new KeyValuePair<string, string>("Accept-Encoding", BodyCoding.Known))
            : refusal;
    }

    private static async ValueTask ReceiveAsync(Exchange exchange, BodySource pending, CancellationToken cancellation)
    {
        var header = exchange.Request.Headers.Get("Content-Encoding");
        if (BodyCoding.Read(header) is not { } codings)
        {
            exchange.BodyFailure = new Failure(
                FailureKinds.UnsupportedMediaType,
                415,
                $"unsupported Content-Encoding \"{header}\""
            )
            {
                Hint = $"Bodies may be encoded with {BodyCoding.Known}, or not at all.",
            };
            return;
        }

        var grows = codings.Count > 0 ? Limit : 0;
        var body = await pending.ReceiveAsync(Limit, grows, cancellation).ConfigureAwait(false);
        if (body is { IsEmpty: false } encoded && codings.Count > 0)
        {
            body = Decode(exchange, encoded, codings);
        }

        if (body is { } text)
        {
            exchange.Request = exchange.Request.With(text);
        }
        else
        {
            exchange.BodyFailure ??= new Failure(FailureKinds.PayloadTooLarge, 413, "request body too large")
            {
                Hint = $"Bodies are read up to {Megabytes} MB, counted after decoding.",
            };
        }
    }

    private static ReadOnlyMemory<byte>? Decode(
        Exchange exchange,
        ReadOnlyMemory<byte> body,
        IReadOnlyList<string> codings
    )
    {
        try
        {
            return BodyCoding.Decode(body, codings, Limit);
        }
        catch (InvalidDataException)
        {
            exchange.BodyFailure = Failure.Invalid(
                $"invalid body: it is not encoded as its Content-Encoding says ({string.Join(", ", codings)})"
            );
            return null;
        }
    }
}
