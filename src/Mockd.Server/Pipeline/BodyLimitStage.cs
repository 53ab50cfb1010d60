using Mockd.Engine.Exchanges;
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
