using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>
/// Lets a caller ask for a described response by a Prefer header where a table would answer otherwise: that is how error
/// handling is tried out. Nothing is stored then.
/// </summary>
internal static class WishStage
{
    /// <summary>Null when the caller has no wish that the description can grant.</summary>
    public static Answerer? Answerer(Exchange exchange) =>
        exchange.Route!.Wished is { } described
        && exchange.Request.Headers.Get("Prefer") is { } wish
        && described.Value.Grants(Preferences.Read(wish))
            ? described.Value
            : null;
}
