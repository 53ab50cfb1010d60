using Mockd.Contracts.Json;
using Mockd.Engine.Checks;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>Refuses requests that differ from the description, in the provider's shape (`check: on`).</summary>
internal static class CheckStage
{
    public static Failure? Check(Exchange exchange, JsonObject? body)
    {
        if (exchange.Route!.Description is not { } operation)
        {
            return null;
        }

        var request = exchange.Request;
        var findings = RequestCheck.Run(
            operation,
            exchange.Path,
            request.Query,
            request.Headers,
            request.ContentType,
            body,
            isUnread: body is null && !request.Body.IsEmpty
        );
        return findings.Count == 0
            ? null
            : Failure.Invalid(
                findings[0].Message,
                findings[0].Param,
                findings.Count == 1
                    ? null
                    : $"and {findings.Count - 1} more: {string.Join(" ", findings.Skip(1).Take(20).Select(f => f.Message))}"
            );
    }
}
