using Mockd.Engine.Exchanges;

namespace Mockd.Server.Admin;

/// <summary>Which query parameters a route has; a mistyped one would otherwise be a filter that filters nothing.</summary>
internal static class AdminParameters
{
    private static readonly string[] OfJournal = ["limit", "method", "path", "status", "operation", "sandbox", "since"];

    /// <summary>The refusal; null when the route has all of them.</summary>
    public static Response? Refuse(Request request, string method, string[] segments)
    {
        if (request.RawQuery.Length == 0)
        {
            return null;
        }

        var known = Of(method, segments);
        foreach (var (name, _) in request.Query.Pairs)
        {
            if (!known.Contains(name))
            {
                return AdminAnswers.Error(
                    400,
                    "validation_error",
                    $"{method} {request.RawPath} has no parameter '{name}'; "
                        + (known.Length == 0 ? "it has none." : $"it has {string.Join(", ", known)}.")
                );
            }
        }

        return null;
    }

    private static string[] Of(string method, string[] segments) =>
        (method, segments) switch
        {
            ("GET", ["journal"]) => OfJournal,
            ("GET", ["sandboxes", _, "history"]) => ["limit"],
            ("GET", ["state", "resources", _, "items"]) => ["limit", "offset", "sandbox"],
            ("POST", ["state", "reset"]) => ["resource", "sandbox"],
            (_, ["state" or "reset", ..]) => ["sandbox"],
            _ => [],
        };
}
