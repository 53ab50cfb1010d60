using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Checks;

/// <summary>The cookies of a request, as a parameter reads them.</summary>
internal static class RequestCookies
{
    /// <summary>The style <c>cookie</c> takes them as they are (3.2); others take percent escapes out.</summary>
    public static List<KeyValuePair<string, string>> Read(in CheckedRequest request, Parameter parameter)
    {
        var cookies = new List<KeyValuePair<string, string>>();
        var header = request.Headers?.Get("Cookie") ?? "";
        foreach (var part in header.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                var value = part[(equals + 1)..];
                cookies.Add(new(part[..equals], parameter.Style == "cookie" ? value : Uri.UnescapeDataString(value)));
            }
        }

        return cookies;
    }
}
