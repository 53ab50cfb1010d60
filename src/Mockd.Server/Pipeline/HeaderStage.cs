using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>Adds the configured response headers; a binding's own win over its table's, those over the twin's.</summary>
internal static class HeaderStage
{
    /// <summary>
    /// What is to be added, worked out before anything acts: a template that fails then fails over a request that has done
    /// nothing yet.
    /// </summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Render(Exchange exchange)
    {
        var twin = exchange.Twin.Headers;
        var own = exchange.Route?.Headers ?? HeaderSet.None;
        if (twin.IsEmpty && own.IsEmpty)
        {
            return [];
        }

        var id = exchange.Twin.RequestIds.Of(exchange.Twin.Seed, exchange.Id);
        var ours = own.Render(exchange.Request, id, exchange.At);
        var rest = twin.Render(exchange.Request, id, exchange.At).Where(h => !ours.Any(o => IsSame(o.Key, h.Key)));
        return [.. ours, .. rest];
    }

    public static Response Add(Response response, IReadOnlyList<KeyValuePair<string, string>> configured)
    {
        if (configured.Count == 0)
        {
            return response;
        }

        return response.HasMadeUpHeaders
            ? response.WithInstead(configured)
            : response.With(configured.Where(h => !response.Headers.Any(r => IsSame(r.Key, h.Key))));
    }

    private static bool IsSame(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
