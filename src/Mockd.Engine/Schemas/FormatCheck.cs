using System.Globalization;
using System.Net;

namespace Mockd.Engine.Schemas;

/// <summary>Tells whether a text has one of the formats that are asserted; of all others every text is.</summary>
internal static class FormatCheck
{
    // RFC 3986, section 2: reserved and unreserved, and the sign that encodes all others.
    private const string UriSigns = "-._~:/?#[]@!$&'()*+,;=%";

    public static bool IsOf(string format, string text) =>
        format switch
        {
            "date-time" => IsDateTime(text),
            "date" => IsDate(text),
            "email" => IsEmail(text),
            "uuid" => text.Length == 36 && Guid.TryParseExact(text, "D", out _),
            "uri" or "url" => IsUri(text),
            "ipv4" => IsIpv4(text),
            "ipv6" => IsIpv6(text),
            _ => true,
        };

    private static bool IsDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // RFC 3339, section 5.6: the zone is not optional.
    private static bool IsDateTime(string text)
    {
        if (text.Length < 20 || text[10] is not ('T' or 't' or ' ') || !IsDate(text[..10]))
        {
            return false;
        }

        var zoned = text[^1] is 'Z' or 'z' || (text.Length >= 25 && text[^6] is '+' or '-' && text[^3] == ':');
        return zoned
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
    }

    private static bool IsEmail(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0 || at == text.Length - 1)
        {
            return false;
        }

        var (local, domain) = (text[..at], text[(at + 1)..]);
        var isQuoted = local.Length > 2 && local[0] == '"' && local[^1] == '"';
        return (isQuoted || (IsDotted(local) && !local.Any(char.IsWhiteSpace)))
            && (domain[0] == '[' || (IsDotted(domain) && domain.All(c => char.IsLetterOrDigit(c) || c is '.' or '-')));
    }

    private static bool IsDotted(string text) =>
        text[0] != '.' && text[^1] != '.' && !text.Contains("..", StringComparison.Ordinal);

    private static bool IsUri(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) > 0
        && text.All(c => char.IsAsciiLetterOrDigit(c) || UriSigns.Contains(c))
        && IsPercentEncoded(text)
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    private static bool IsPercentEncoded(string text)
    {
        for (var at = text.IndexOf('%', StringComparison.Ordinal); at >= 0; at = text.IndexOf('%', at + 1))
        {
            if (at + 2 >= text.Length || !char.IsAsciiHexDigit(text[at + 1]) || !char.IsAsciiHexDigit(text[at + 2]))
            {
                return false;
            }
        }

        return true;
    }

    // The framework also reads octal, hexadecimal and shortened forms, which RFC 2673 does not know.
    private static bool IsIpv4(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 4
            && Array.TrueForAll(
                parts,
                p =>
                    p.Length is 1 or 2 or 3
                    && p.All(char.IsAsciiDigit)
                    && (p.Length == 1 || p[0] != '0')
                    && int.Parse(p, CultureInfo.InvariantCulture) < 256
            );
    }

    private static bool IsIpv6(string text) =>
        text.Contains(':')
        && text.All(c => char.IsAsciiHexDigit(c) || c is ':' or '.')
        && IPAddress.TryParse(text, out _);
}
