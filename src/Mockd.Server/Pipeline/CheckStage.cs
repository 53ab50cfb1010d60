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
                Headers = request.Headers,
                ContentType = request.ContentType,
                Body = body.Value,
                PartTypes = body.PartTypes,
                Undescribed = exchange.Route.Undescribed,
                LeavesMissing = leavesMissing,
            }
        );
        return findings.Count == 0 ? null : Refuse(exchange, findings);
    }

    // The provider's shape as configured, else the error that the operation itself describes, else the plain one.
    private static Response Refuse(Exchange exchange, IReadOnlyList<RequestDifference> findings)
    {
        var errors = exchange.Route!.Errors;
        if (
            !errors.IsConfigured
            && DescribedError.Make(
                exchange.Route.Description!,
                findings[0] with
                {
                    Message = string.Join(" ", findings.Take(MostShown).Select(f => f.Message)),
                },
                exchange.Twin.Seed,
                exchange.At
            )
                is { } described
        )
        {
            return new Response
            {
                Status = 400,
                ContentType = described.ContentType,
                Body = described.Body.ToUtf8(),
            };
        }

        var failure = Failure.Invalid(findings[0].Message, findings[0].Param, Others(findings));
        return errors.Render(errors.IsConfigured ? failure : failure with { Extra = All(findings) }, exchange.Request);
    }

    private static string? Others(IReadOnlyList<RequestDifference> findings) =>
        findings.Count == 1
            ? null
            : $"and {findings.Count - 1} more: {string.Join(" ", findings.Skip(1).Take(MostShown).Select(f => f.Message))}";

    private static JsonObject All(IReadOnlyList<RequestDifference> findings) =>
        JsonObject.Of(
            (
                "errors",
                JsonArray.Of(findings.Select(f => (JsonValue)JsonObject.Of(("param", f.Param), ("message", f.Message))))
            )
        );
}
