namespace Mockd.Engine.Exchanges;

/// <summary>Origins whose pages may send requests (RFC 6454); what no page sent is never refused.</summary>
/// <param name="origins">
/// Such as <c>https://app.test</c> and <c>https://*.app.test</c>; <c>null</c> is that of pages without one, such as files.
/// </param>
public sealed class PageOrigins(IReadOnlyCollection<string> origins)
{
    private const string Separator = "://";

    /// <summary>The origin that is not among them; null when the request may pass.</summary>
    /// <param name="own">Names of the server itself: a page that came from there may send requests back.</param>
    public string? Refused(Request request, HostNames own)
    {
        var headers = request.Headers;
        if (headers.Get("Origin") is { Length: > 0 } origin)
        {
            return Contain(origin, request, own) ? null : origin;
        }

        // Images and scripts are asked for without an origin; the browser still tells that another site asks.
        var isForeignPart =
            headers.Get("Sec-Fetch-Site") is "cross-site" or "same-site"
            && headers.Get("Sec-Fetch-Mode") is not "navigate";
        if (!isForeignPart)
        {
            return null;
        }

        var page =
            headers.Get("Referer") is { } referer && Uri.TryCreate(referer, UriKind.Absolute, out var address)
                ? address.GetLeftPart(UriPartial.Authority)
                : "unknown";
        return Contain(page, request, own) ? null : page;
    }

    /// <summary>Scheme and host, with a port where it is not the usual one; no path.</summary>
    public static bool IsOrigin(string text)
    {
        if (text == "null")
        {
            return true;
        }

        var (scheme, authority) = Split(text);
        return scheme is "http" or "https"
            && HostNames.IsName(HostNames.HostOf(authority))
            && (!HasPort(authority, out var port) || ushort.TryParse(port, out _));
    }

    private bool Contain(string origin, Request request, HostNames own) =>
        origins.Any(known => Fits(known, origin))
        || (
            origin.Equals(request.Origin, StringComparison.OrdinalIgnoreCase)
            && own.Contain(request.Headers.Get("Host"))
        );

    private static bool Fits(string known, string origin)
    {
        var (scheme, authority) = Split(known);
        if (!authority.StartsWith("*.", StringComparison.Ordinal))
        {
            return known.Equals(origin, StringComparison.OrdinalIgnoreCase);
        }

        var (given, at) = Split(origin);
        return given.Equals(scheme, StringComparison.OrdinalIgnoreCase) && HostNames.Fits(authority, at);
    }

    private static (string Scheme, string Authority) Split(string origin)
    {
        var end = origin.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? ("", origin) : (origin[..end], origin[(end + Separator.Length)..]);
    }

    private static bool HasPort(string authority, out string port)
    {
        var colon = authority.LastIndexOf(':');
        var isPort = colon >= 0 && colon > authority.LastIndexOf(']');
        port = isPort ? authority[(colon + 1)..] : "";
        return isPort;
    }
}
