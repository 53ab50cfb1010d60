using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>The path parts of a description's servers.</summary>
internal static class BasePathReader
{
    public static IReadOnlyList<string> Read(JsonElement root)
    {
        var paths = new List<string>();
        if (root.TextMember("basePath") is { } basePath)
        {
            Add(paths, basePath);
        }

        if (root.ArrayMember("servers") is { } servers)
        {
            foreach (var server in servers.EnumerateArray())
            {
                if (server.TextMember("url") is { } url)
                {
                    Add(paths, PathOf(Fill(url, server.ObjectMember("variables"))));
                }
            }
        }

        return paths;
    }

    private static string Fill(string url, JsonElement? variables)
    {
        foreach (var (name, variable) in variables?.Members() ?? [])
        {
            url = url.Replace("{" + name + "}", variable.TextMember("default") ?? "", StringComparison.Ordinal);
        }

        return url;
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
