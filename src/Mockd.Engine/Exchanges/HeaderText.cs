namespace Mockd.Engine.Exchanges;

/// <summary>Names and values of headers as they can be sent (RFC 9110, sections 5.1 and 5.5).</summary>
public static class HeaderText
{
    // RFC 9112, section 6: these say where a message ends, which only who sends it can know.
    private static readonly HashSet<string> Framing = new(StringComparer.OrdinalIgnoreCase)
    {
        "Content-Length",
        "Transfer-Encoding",
        "Trailer",
    };

    /// <summary>The name is a token: no blanks, no signs that separate, ASCII only.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c));

    /// <summary>The server writes this one itself.</summary>
    public static bool IsFraming(string name) => Framing.Contains(name);

    /// <summary>The value with a blank for every line break and other control; any other sign may be sent, as UTF-8.</summary>
    public static string Sendable(string value) =>
        value.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? value : string.Concat(value.Select(Sendable)).Trim();

    private static char Sendable(char c) => char.IsControl(c) ? ' ' : c;
}
