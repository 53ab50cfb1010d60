using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>The path parts of servers.</summary>
internal static class BasePathReader
{
    // Each path is a route of every operation.
    private const int MostPaths = 32;

    /// <summary>Those of the whole description.</summary>
    public static IReadOnlyList<string> Read(JsonElement root)
    {
        var paths = new List<string>();
        if (root.TextMember("basePath") is { } basePath)
        {
            Add(paths, basePath);
        }

        AddServers(paths, root);
        return paths;
    }

    /// <summary>
    /// Those that stand for the description's: of the operation, else of its path item (OpenAPI 3.0, Operation Object); null
    /// when neither names any.
    /// </summary>
    public static IReadOnlyList<string>? ReadOwn(JsonElement operation, JsonElement pathItem)
    {
        foreach (var owner in (ReadOnlySpan<JsonElement>)[operation, pathItem])
        {
            var paths = new List<string>();
            if (AddServers(paths, owner))
            {
                return paths;
            }
        }

        return null;
    }

    // An empty list counts as none, as in the description itself.
    private static bool AddServers(List<string> paths, JsonElement owner)
    {
        if (owner.ArrayMember("servers") is not { } servers)
        {
            return false;
        }

        var isThere = false;
        foreach (var server in servers.EnumerateArray())
        {
            if (server.TextMember("url") is { } url)
            {
                isThere = true;
                foreach (var filled in Fill(PathOf(url), server.ObjectMember("variables")))
                {
                    Add(paths, filled);
                }
            }
        }

        return isThere;
    }

    /// <summary>The path with every variable given each of its values, the default first.</summary>
    private static List<string> Fill(string path, JsonElement? variables)
    {
        List<string> filled = [path];
        foreach (var (name, variable) in variables?.Members() ?? [])
        {
            var place = "{" + name + "}";
            if (path.Contains(place, StringComparison.Ordinal))
            {
                var values = Values(variable);
                filled =
                [
                    .. values
                        .SelectMany(v => filled.Select(p => p.Replace(place, v, StringComparison.Ordinal)))
                        .Take(MostPaths),
                ];
            }
        }

        return filled;
    }

    private static List<string> Values(JsonElement variable)
    {
        var named = variable.ArrayMember("enum")?.EnumerateArray().Select(Elements.Text).OfType<string>() ?? [];
        return [.. named.Prepend(variable.TextMember("default") ?? "").Distinct()];
    }

    // Not Uri: a host may still hold a variable that has no default.
    private static string PathOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var host =
            scheme >= 0 ? scheme + 3
            : url.StartsWith("//", StringComparison.Ordinal) ? 2
            : 0;
        if (host == 0)
        {
            return url;
        }

        var slash = url.IndexOf('/', host);
        return slash < 0 ? "" : url[slash..];
    }

    private static void Add(List<string> paths, string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        path = (end < 0 ? path : path[..end]).Trim('/');
        if (path.Length > 0 && path != "." && !paths.Contains("/" + path))
        {
            paths.Add("/" + path);
        }
    }
}
