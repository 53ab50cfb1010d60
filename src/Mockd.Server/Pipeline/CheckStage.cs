using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Bindings;
using Mockd.Engine.Checks;
using Mockd.Engine.Compilation;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Faults;
using Mockd.Engine.Journal;
using Mockd.Engine.Randomness;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;
using Mockd.Engine.Seeding;
using Mockd.Engine.State;
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
            body
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
