using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>
/// The stages of a request, in order: journal, error boundary, caller, sandbox, route, body, fault, stub, idempotency, wish, decode,
/// check, act, headers. Nothing reaches back.
/// </summary>
internal sealed class TwinPipeline(TwinCell cell, CallerStage callers, FaultStage faults, TimeProvider time)
{
    private readonly JournalStage _journal = new(cell.Journal, time);

    public ValueTask<Response> AnswerAsync(Request request, CancellationToken cancellation) =>
        ProbeStage.Answer(request) is { } probe ? new(probe) : AnswerAsync(request, mayTryAgain: true, cancellation);

    private async ValueTask<Response> AnswerAsync(Request request, bool mayTryAgain, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var exchange = _journal.Begin(request, loaded);
        Response response;
        try
        {
            response = await AnswerAsync(exchange, mustLook: !mayTryAgain, cancellation).ConfigureAwait(false);
        }
        catch (StoreRetiredException)
        {
            // A reload came between; what the write did is undone, and the new twin gets the request as it was sent.
            await loaded.Replaced.WaitAsync(cancellation).ConfigureAwait(false);
            return await AnswerAsync(request, mayTryAgain, cancellation).ConfigureAwait(false);
        }
        catch (ClockMovedException) when (mayTryAgain)
        {
            return await AnswerAsync(request, mayTryAgain: false, cancellation).ConfigureAwait(false);
        }
        catch (StateMissingException) when (mayTryAgain && exchange.Sandbox is { IsDefault: false } gone)
        {
            // Another process that shares the store removed the sandbox; what is to be done now is for its rules to say.
            loaded.Sandboxes.Forget(gone);
            return await AnswerAsync(request, mayTryAgain: false, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (RequestFailures.Of(e) is { } failure)
        {
            exchange.Fault = e.Message;
            response = ErrorsOf(exchange).Render(failure, exchange.Request);
        }
        catch (Exception e) when (StoreFailures.Of(e) is { } failure)
        {
            exchange.Fault = e.Message;
            if (exchange.Route is null)
            {
                // It failed over the sandbox already; the caller still expects the operation's shape of errors.
                RouteStage.Find(exchange);
            }

            response = StoreFailures.Render(ErrorsOf(exchange), failure, e, exchange.Request);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever it was, it is our mistake: the caller learns which exchange to look up, and the server lives on.
            response = ErrorBoundary.Answer(exchange, e);
        }
        finally
        {
            SandboxStage.Leave(exchange);
        }

        _journal.End(exchange, response);
        return response;
    }

    private async ValueTask<Response> AnswerAsync(Exchange exchange, bool mustLook, CancellationToken cancellation)
    {
        if (callers.Refuse(exchange) is { } stranger)
        {
            return stranger;
        }

        if (await SandboxStage.EnterAsync(exchange, cancellation).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        await BodyStage.PeekAsync(exchange, cancellation).ConfigureAwait(false);
        RouteStage.Find(exchange);
        await BodyStage.ReceiveAsync(exchange, cancellation).ConfigureAwait(false);
        await SandboxStage.OpenAsync(exchange, mustLook, cancellation).ConfigureAwait(false);
        var headers = HeaderStage.Render(exchange);
        var plan = faults.Decide(exchange.Request);
        var response = plan is null
            ? await AnswerFaultlessAsync(exchange, cancellation).ConfigureAwait(false)
            : await faults
                .CarryOutAsync(
                    plan,
                    token => AnswerFaultlessAsync(exchange, token),
                    (status, message) => ErrorsOf(exchange).Render(new Failure(FailureKinds.Fault, status, message)),
                    cancellation
                )
                .ConfigureAwait(false);
        return SandboxStage.Show(exchange, HeaderStage.Add(response, headers));
    }

    private static ErrorShape ErrorsOf(Exchange exchange) => exchange.Route?.Errors ?? exchange.Twin.Errors;

    private ValueTask<Response> AnswerFaultlessAsync(Exchange exchange, CancellationToken cancellation) =>
        (exchange.Rejection ?? BodyStage.Refuse(exchange)) is { } refused
            ? new(refused)
            : ActAsync(exchange, cancellation);

    private async ValueTask<Response> ActAfterPauseAsync(
        Exchange exchange,
        TimeSpan pause,
        CancellationToken cancellation
    )
    {
        await Task.Delay(pause, time, cancellation).ConfigureAwait(false);
        return await ActNowAsync(exchange, cancellation).ConfigureAwait(false);
    }

    private ValueTask<Response> ActAsync(Exchange exchange, CancellationToken cancellation) =>
        exchange.Route!.Answerer.Pause is var pause && pause > TimeSpan.Zero
            ? ActAfterPauseAsync(exchange, pause, cancellation)
            : ActNowAsync(exchange, cancellation);

    private static ValueTask<Response> ActNowAsync(Exchange exchange, CancellationToken cancellation) =>
        IdempotencyStage.Concerns(exchange)
            ? IdempotencyStage.AnswerAsync(exchange, ActOnceAsync, cancellation)
            : ActOnceAsync(exchange, exchange.Store, cancellation);

    private static ValueTask<Response> ActOnceAsync(
        Exchange exchange,
        IStateHeads store,
        CancellationToken cancellation
    )
    {
        var route = exchange.Route!;
        var wished = WishStage.Answerer(exchange);
        DecodedBody decoded = default;
        if ((route.ReadsBody && wished is null) || CheckStage.Refuses(route.Check))
        {
            decoded = DecodeStage.Decode(exchange);
            if (decoded.Failure is { } undecodable && CheckStage.Refuses(undecodable, route))
            {
                return new(route.Errors.Render(undecodable, exchange.Request));
            }
        }

        if (
            CheckStage.Refuses(route.Check)
            && CheckStage.Check(exchange, decoded, leavesMissing: route.Check == CheckMode.Values) is { } refusal
        )
        {
            return new(refusal);
        }

        if (wished is not null)
        {
            return wished.AnswerAsync(CallOf(exchange, store, null, null), cancellation);
        }

        var sent = decoded.Value;
        var (body, failure) = DecodeStage.Document(sent, exchange.Request.ContentType, route);
        if (failure is not null)
        {
            return new(route.Errors.Render(failure, exchange.Request));
        }

        return ActAsync(exchange, CallOf(exchange, store, body, sent), decoded, cancellation);
    }

    private static OperationCall CallOf(Exchange exchange, IStateHeads store, JsonObject? body, JsonValue? sent) =>
        new()
        {
            Request = exchange.Request,
            Path = exchange.Path,
            Tables = exchange.Twin.Tables,
            Seed = exchange.Twin.Seed,
            Store = store,
            Opening = store == exchange.Store ? exchange.Opening : null,
            Sandbox = exchange.Sandbox!.Name,
            Now = exchange.At,
            Body = body ?? JsonObject.Empty,
            SentItems = sent as JsonArray,
        };

    /// <summary>
    /// An expression that fails over a request that differs from its description: the difference says best what to mend,
    /// whether or not the twin checks requests beforehand.
    /// </summary>
    private static async ValueTask<Response> ActAsync(
        Exchange exchange,
        OperationCall call,
        DecodedBody body,
        CancellationToken cancellation
    )
    {
        var route = exchange.Route!;
        try
        {
            return await route.Answerer.AnswerAsync(call, cancellation).ConfigureAwait(false);
        }
        catch (ExpressionException) when (CheckStage.Check(exchange, body) is { } difference)
        {
            return difference;
        }
    }
}
