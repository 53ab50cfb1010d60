using Mockd.Contracts.Json;

namespace Mockd.Engine.Bindings;

/// <summary>Sent bodies that choose a page.</summary>
internal static class PageBody
{
    /// <param name="path">A dot leads inwards.</param>
    public static string? Text(JsonObject body, string path)
    {
        JsonValue? at = body;
        foreach (var name in path.Split('.'))
        {
            at = (at as JsonObject)?[name];
        }

        return at is null or JsonNull or JsonObject or JsonArray ? null : at.ToPlainText();
    }

    /// <summary>The body without what chooses a page, so that all pages are of one list.</summary>
    public static JsonObject Without(JsonObject body, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var dot = path.IndexOf('.', StringComparison.Ordinal);
            body =
                dot < 0 ? body.Without(path)
                : body[path[..dot]] is JsonObject inner ? body.With(path[..dot], inner.Without(path[(dot + 1)..]))
                : body;
        }

        return body;
    }
}
