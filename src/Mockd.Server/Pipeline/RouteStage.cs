using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Routing;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Finds the stub or operation that answers.</summary>
internal static class RouteStage
{
    private const int MostMisses = 3;

    public static void Find(Exchange exchange)
    {
        var request = exchange.Request;
        foreach (var stub in exchange.Twin.Stubs)
        {
            if (stub.Matcher.Match(request) is { } values)
            {
                exchange.Route = stub.Route;
                exchange.Path = values;
                return;
            }
        }

        try
        {
            var match = exchange.Twin.Routes.Match(request, DecodeStage.Members);
            if (match.IsFound)
            {
                exchange.Route = match.Target;
                exchange.Path = match.Values;
                return;
            }

            exchange.Rejection = match.AllowedMethods is { } allowed
                ? WrongMethod(exchange, allowed)
                : NoOperation(exchange);
        }
        catch (BadPathException e)
        {
            exchange.Rejection =
                exchange.Twin.Unmatched == UnmatchedShape.Provider
                    ? exchange.Twin.Errors.Render(Failure.Invalid(e.Message), exchange.Request)
                    : ProblemAnswers.Of(400, "bad-path", "The path cannot be decoded", e.Message, exchange);
        }
    }

    private static Response WrongMethod(Exchange exchange, IReadOnlyList<string> allowed)
    {
        var allow = new KeyValuePair<string, string>("Allow", string.Join(", ", allowed));
        if (exchange.Request.Method == "OPTIONS")
        {
            return new Response { Status = 204, Headers = [allow] };
        }

        var message = $"{exchange.Request.Method} is not allowed here; the path answers {allow.Value}.";
        var response =
            exchange.Twin.Unmatched == UnmatchedShape.Provider
                ? exchange.Twin.Errors.Render(
                    new Failure(FailureKinds.MethodNotAllowed, 405, message),
                    exchange.Request
                )
                : ProblemAnswers.Of(405, "method-not-allowed", "The operation has no such method", message, exchange);
        return response.With(allow);
    }

    /// <summary>Stubs on the very path are nearer than anything on another one.</summary>
    private static List<NearMiss> NearMissesOf(Twin twin, Request request) =>
        [
            .. twin
                .Stubs.Select(s => s.Matcher.Miss(request))
                .OfType<NearMiss>()
                .Concat(twin.Routes.NearMisses(request.Method, request.RawPath))
                .Take(MostMisses),
        ];

    private static Response NoOperation(Exchange exchange)
    {
        var request = exchange.Request;
        if (ProbeStage.Fallback(request) is { } probe)
        {
            return probe;
        }

        if (exchange.Twin.Unmatched == UnmatchedShape.Provider)
        {
            return exchange.Twin.Errors.Render(
                new Failure(
                    FailureKinds.NoMatch,
                    404,
                    $"Unrecognized request URL ({request.Method}: {request.RawPath[..Math.Min(300, request.RawPath.Length)]})."
                ),
                request
            );
        }

        var misses = NearMissesOf(exchange.Twin, request);
        return ProblemAnswers.Of(
            404,
            "no-operation",
            "No operation or stub matches",
            misses.Count == 0
                ? "Nothing near it exists either; `mockd list` shows all operations."
                : $"The nearest is {misses[0].Method} {misses[0].Path}: {misses[0].Reason}.",
            exchange,
            (
                "nearMisses",
                JsonArray.Of(
                    misses.Select(m =>
                        (JsonValue)JsonObject.Of(("method", m.Method), ("path", m.Path), ("reason", m.Reason))
                    )
                )
            )
        );
    }
}
