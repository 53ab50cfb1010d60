using Mockd.Engine.Exchanges;

namespace Mockd.Server.Pipeline;

/// <summary>
/// Tells on the twin's own port that it lives and is ready, for what watches over it there. The port answers only once the
/// twin does, so both are true whenever somebody hears them.
/// </summary>
internal static class ProbeStage
{
    private const string Prefix = "/__mockd";

    /// <summary>In front of everything, and in no journal; null when it is no such question.</summary>
    public static Response? Answer(Request request) =>
        request.RawPath.StartsWith(Prefix, StringComparison.Ordinal)
            ? Answer(request, request.RawPath[Prefix.Length..])
            : null;

    /// <summary>The short paths, where nothing of the twin is there.</summary>
    public static Response? Fallback(Request request) => Answer(request, request.RawPath);

    private static Response? Answer(Request request, string path) =>
        request.Method is not ("GET" or "HEAD")
            ? null
            : path switch
            {
                "/health" => Response.Json(200, """{"status":"ok"}"""u8.ToArray()),
                "/ready" => Response.Json(200, """{"status":"ready"}"""u8.ToArray()),
                _ => null,
            };
}
