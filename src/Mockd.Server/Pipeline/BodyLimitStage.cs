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

/// <summary>Refuses bodies that are longer than the server reads.</summary>
internal static class BodyLimitStage
{
    public static Response? Check(Exchange exchange) =>
        exchange.Request.BodyTooLarge
            ? exchange.Route!.Errors.Render(
                new Failure(FailureKinds.PayloadTooLarge, 413, "request body too large")
                {
                    Hint = "Bodies are read up to 10 MB.",
                }
            )
            : null;
}
