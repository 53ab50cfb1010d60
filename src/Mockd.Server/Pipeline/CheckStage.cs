using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.Checks;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Refuses requests that differ from the description, in the provider's shape (`check: on`).</summary>
internal static class CheckStage
{
    private const int MostShown = 20;

    public static bool Refuses(CheckMode mode) => mode is CheckMode.On or CheckMode.Values;

    /// <summary>
    /// A body that cannot be read is refused whether differences are or not. Where nothing is stored and none are, one of a
    /// type that is not read here is none of the twin's business.
    /// </summary>
    public static bool Refuses(Failure undecodable, TwinRoute route) =>
        route.NeedsBody || Refuses(route.Check) || undecodable.Kind == FailureKinds.ValidationError;

    /// <summary>The refusal; null when the request is as described.</summary>
    public static Response? Check(Exchange exchange, in DecodedBody body, bool leavesMissing = false)
    {
        if (exchange.Route!.Description is not { } operation)
        {
            return null;
        }

        var request = exchange.Request;
        var findings = RequestCheck.Run(
            operation,
            new CheckedRequest
            {
                Path = exchange.Path,
                Query = request.Query,
                RawQuery = request.RawQuery,
                Headers = request.Headers,
                ContentType = DecodeStage.TypeRead(request.Body, request.ContentType, exchange.Route),
                Body = exchange.Route.Accepted is { } accepted ? accepted.Described(body.Value) : body.Value,
                PartTypes = body.PartTypes,
                Undescribed = exchange.Route.Undescribed,
                KnownNames = exchange.Route.KnownNames,
                Demands = exchange.Route.Demands,
                LeavesMissing = leavesMissing,
            }
        );
        return findings.Count == 0 ? null : Refuse(exchange, findings);
    }

    // The provider's shape as configured, else the error that the operation itself describes, else the plain one.
    private static Response Refuse(Exchange exchange, IReadOnlyList<RequestDifference> differences)
    {
        var errors = exchange.Route!.Errors;
        var failure = Failure.Different(differences, Others(differences));
        if (errors.IsConfigured)
        {
            return errors.Render(failure, exchange.Request);
        }

        var told = errors.Tell(failure, exchange.Request);
        return DescribedError.Make(
                exchange.Route.Description!,
                errors.StatusOf(failure),
                told,
                exchange.Twin.Seed,
                exchange.At
            ) ?? errors.Render(failure with { Extra = All(told) }, exchange.Request);
    }

    private static string? Others(IReadOnlyList<RequestDifference> differences) =>
        differences.Count == 1
            ? null
            : $"and {differences.Count - 1} more: {string.Join(" ", differences.Skip(1).Take(MostShown).Select(d => d.Message))}";

    private static JsonObject All(IReadOnlyList<JsonObject> told) =>
        JsonObject.Of(
            (
                "errors",
                JsonArray.Of(
                    told.Select(t =>
                        (JsonValue)JsonObject.Of(("param", t["param"] ?? JsonValue.Null), ("message", t["message"]!))
                    )
                )
            )
        );
}
