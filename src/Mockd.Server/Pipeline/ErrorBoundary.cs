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

/// <summary>Turns our own mistakes into an answer that says so.</summary>
internal static class ErrorBoundary
{
    public static Response Answer(Exchange exchange, Exception exception)
    {
        exchange.Fault = exception.ToString();
        return ProblemAnswers.Of(
            500,
            "internal-error",
            "Mockd failed to answer this request",
            $"{exception.GetType().Name}: {exception.Message}",
            exchange,
            ("operation", exchange.Route?.Name)
        );
    }
}
