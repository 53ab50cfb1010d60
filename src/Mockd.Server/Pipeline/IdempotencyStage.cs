using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Randomness;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>
/// Answers a write that comes again with the same key as it was answered the first time. Only what changed state is
/// remembered; of parallel requests with one key, one acts and the others wait for its answer.
/// </summary>
internal sealed class IdempotencyStage(TimeProvider time)
{
    private const int PruneFrom = 10_000;

    // Goes with the sandbox.
    private readonly ConditionalWeakTable<Sandbox, ConcurrentDictionary<string, Remembered>> _bySandbox = [];

    public void Forget(Sandbox sandbox) => _bySandbox.Remove(sandbox);

    public static bool Concerns(Exchange exchange) =>
        exchange.Twin.Idempotency is { } config
        && config.Methods.Contains(exchange.Request.Method)
        && exchange.Request.Headers.Get(config.Header) is { Length: > 0 };

    public async ValueTask<Response> AnswerAsync(
        Exchange exchange,
        Func<Exchange, CancellationToken, ValueTask<Response>> act,
        CancellationToken cancellation
    )
    {
        var config = exchange.Twin.Idempotency!;
        var key = exchange.Request.Headers.Get(config.Header)!;
        var answer = await FindOrActAsync(exchange, key, act, cancellation).ConfigureAwait(false);
        return config.Echo ? answer.With(new KeyValuePair<string, string>(config.Header, key)) : answer;
    }

    private async ValueTask<Response> FindOrActAsync(
        Exchange exchange,
        string key,
        Func<Exchange, CancellationToken, ValueTask<Response>> act,
        CancellationToken cancellation
    )
    {
        var config = exchange.Twin.Idempotency!;
        var mine = new Remembered(Fingerprint(exchange.Request), exchange.At + config.Ttl);
        var answers = _bySandbox.GetValue(exchange.Sandbox!, _ => new(StringComparer.Ordinal));
        while (true)
        {
            var known = answers.GetOrAdd(key, mine);
            if (known == mine)
            {
                return await ActAsync(exchange, key, mine, answers, act, cancellation).ConfigureAwait(false);
            }

            if (known.Expires <= exchange.At)
            {
                answers.TryRemove(KeyValuePair.Create(key, known));
                continue;
            }

            if (known.Fingerprint != mine.Fingerprint)
            {
                var failure = FailureTemplates
                    .Of(config.Mismatch)
                    .Evaluate(new Mockd.Engine.Expressions.Scope(exchange.At).Set("key", key));
                return exchange.Route!.Errors.Render(failure with { Kind = FailureKinds.IdempotencyMismatch });
            }

            if (await known.Answer.WaitAsync(cancellation).ConfigureAwait(false) is { } first)
            {
                return first.With(config.ReplayHeaders);
            }
        }
    }

    private async ValueTask<Response> ActAsync(
        Exchange exchange,
        string key,
        Remembered mine,
        ConcurrentDictionary<string, Remembered> answers,
        Func<Exchange, CancellationToken, ValueTask<Response>> act,
        CancellationToken cancellation
    )
    {
        Response? response = null;
        try
        {
            response = await act(exchange, cancellation).ConfigureAwait(false);
            return response;
        }
        finally
        {
            if (response is { IsCommitted: true })
            {
                mine.Complete(response);
                Prune(answers);
            }
            else
            {
                answers.TryRemove(KeyValuePair.Create(key, mine));
                mine.Complete(null);
            }
        }
    }

    private void Prune(ConcurrentDictionary<string, Remembered> answers)
    {
        if (answers.Count < PruneFrom)
        {
            return;
        }

        var now = time.GetUtcNow();
        var kept = answers.OrderBy(a => a.Value.Expires).ToArray();
        foreach (var (key, remembered) in kept.Take(kept.Length / 2).Concat(kept.Where(k => k.Value.Expires <= now)))
        {
            answers.TryRemove(KeyValuePair.Create(key, remembered));
        }
    }

    private static ulong Fingerprint(Request request) =>
        Dice.Derive(Dice.Hash(request.Body.Span), $"{request.Method} {request.RawPath}?{request.RawQuery}");

    /// <summary>A key's request and, once there, its answer; null when the answer is not to be repeated.</summary>
    private sealed class Remembered(ulong fingerprint, DateTimeOffset expires)
    {
        private readonly TaskCompletionSource<Response?> _answer = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public ulong Fingerprint { get; } = fingerprint;

        public DateTimeOffset Expires { get; } = expires;

        public Task<Response?> Answer => _answer.Task;

        public void Complete(Response? response) => _answer.TrySetResult(response);
    }
}
