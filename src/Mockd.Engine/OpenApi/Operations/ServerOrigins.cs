using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Scheme and host of the servers that a description names.</summary>
internal static class ServerOrigins
{
    /// <summary>Such as <c>https://api.example.com</c>; servers whose host is left open are not among them.</summary>
    public static IReadOnlyList<string> Of(JsonElement root)
    {
        var origins = new List<string>();
        if (root.TextMember("host") is { Length: > 0 } host)
        {
            origins.AddRange(((string[])["https", "http"]).Select(scheme => $"{scheme}://{host}"));
        }

        foreach (var server in root.ArrayMember("servers")?.EnumerateArray() ?? default)
        {
            if (
                server.TextMember("url") is { } url
                && Uri.TryCreate(url, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"
                && !url.Contains('{')
            )
            {
                origins.Add(address.GetLeftPart(UriPartial.Authority));
            }
        }

        return origins;
    }
}
