using System.Security.Cryptography;
using System.Text;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.Randomness;
using Mockd.Engine.State;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>
/// Answers a write that comes again with the same key as it was answered the first time. Only what changed state is
/// remembered, in the same commit: of parallel requests with one key, at this process or another one that shares the store,
/// one acts and the others get its answer; and when a crash takes a write it takes the memory of it too.
/// </summary>
internal static class IdempotencyStage
{
    private const int LongestKey = 255;

    public static bool Concerns(Exchange exchange) =>
        exchange.Twin.Idempotency is { } config
        && config.Methods.Contains(exchange.Request.Method)
        && exchange.Request.Headers.Get(config.Header) is { Length: > 0 };

    /// <param name="act">
    /// Answers the request with the state in the store given; done when it returns, since nothing but the store waits.
    /// </param>
    public static async ValueTask<Response> AnswerAsync(
        Exchange exchange,
        Func<Exchange, IStateHeads, CancellationToken, ValueTask<Response>> act,
        CancellationToken cancellation
    )
    {
        var config = exchange.Twin.Idempotency!;
        var sent = exchange.Request.Headers.Get(config.Header)!;
        var key = sent.Length <= LongestKey ? sent : Digest(sent);
        var fingerprint = Fingerprint(exchange.Request);
        var answer = await exchange
            .Store.CommitAsync(
                exchange.Sandbox!.Name,
                head =>
                    head.Answers.Find(key, exchange.At) is { } known
                        ? (head, Repeat(exchange, known, fingerprint, sent))
                        : Act(exchange, head, key, fingerprint, act),
                cancellation
            )
            .ConfigureAwait(false);
        return config.Echo ? answer.With(new KeyValuePair<string, string>(config.Header, sent)) : answer;
    }

    private static (TwinState Next, Response Answer) Act(
        Exchange exchange,
        TwinState head,
        string key,
        ulong fingerprint,
        Func<Exchange, IStateHeads, CancellationToken, ValueTask<Response>> act
    )
    {
        var passing = new PassingState(head);
        var answering = act(exchange, passing, CancellationToken.None);
        if (!answering.IsCompleted)
        {
            throw new InvalidOperationException($"{exchange.Route!.Name} waits for something besides the state.");
        }

        var answer = answering.GetAwaiter().GetResult();
        if (!answer.IsCommitted)
        {
            return (passing.State, answer);
        }

        var remembered = new RememberedAnswer(
            key,
            fingerprint,
            exchange.At + exchange.Twin.Idempotency!.Ttl,
            answer.Status,
            answer.ContentType,
            answer.Headers,
            answer.Body
        );
        var answers = passing.State.Answers.With(remembered, exchange.At, exchange.Store.MostAnswerBytes);
        return (passing.State with { Answers = answers }, answer);
    }

    private static Response Repeat(Exchange exchange, RememberedAnswer known, ulong fingerprint, string sent)
    {
        var config = exchange.Twin.Idempotency!;
        if (known.Fingerprint != fingerprint)
        {
            var failure = FailureTemplates.Of(config.Mismatch).Evaluate(new Scope(exchange.At).Set("key", sent));
            return exchange.Route!.Errors.Render(failure with { Kind = FailureKinds.IdempotencyMismatch });
        }

        return new Response
        {
            Status = known.Status,
            ContentType = known.ContentType,
            Headers =
            [
                .. known.Headers,
                .. config.ReplayHeaders.SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v))),
            ],
            Body = known.Body,
        };
    }

    private static ulong Fingerprint(Request request) =>
        Dice.Derive(Dice.Hash(request.Body.Span), $"{request.Method} {request.RawPath}?{request.RawQuery}");

    private static string Digest(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
