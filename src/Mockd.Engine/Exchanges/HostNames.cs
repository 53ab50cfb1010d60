using System.Net;

namespace Mockd.Engine.Exchanges;

/// <summary>
/// Names under which a server answers. A page can have its own host name point to the server's address (DNS rebinding), but it
/// cannot make a browser send an address or <c>localhost</c> as host, so that those are always among them.
/// </summary>
/// <param name="names">Such as <c>twin.test</c>, or <c>*.twin.test</c> for every name below it.</param>
public sealed class HostNames(IReadOnlyCollection<string> names)
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <param name="authority">The Host header, with or without a port; empty: none was sent, as browsers never do.</param>
    public bool Contain(string? authority)
    {
        if (string.IsNullOrEmpty(authority))
        {
            return true;
        }

        var host = HostOf(authority).TrimEnd('.');
        return IsOwn(host) || names.Any(name => Fits(name, host));
    }

    /// <summary>A name or address, with <c>*.</c> in front for all names below it; no scheme, port or path.</summary>
    public static bool IsName(string text)
    {
        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        return IPAddress.TryParse(text, out _)
            || (
                name.Length is > 0 and <= LongestName
                && name.Split('.')
                    .All(label =>
                        label.Length is > 0 and <= LongestLabel
                        && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
                    )
            );
    }

    /// <summary>The host of <c>host:port</c>, without the brackets of an IPv6 address.</summary>
    public static string HostOf(string authority)
    {
        var bracket = authority.IndexOf(']', StringComparison.Ordinal);
        if (authority.StartsWith('[') && bracket > 0)
        {
            return authority[1..bracket];
        }

        var colon = authority.LastIndexOf(':');
        return colon < 0 ? authority : authority[..colon];
    }

    internal static bool Fits(string name, string host) =>
        name.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > name.Length - 1 && host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host, out _);
}
