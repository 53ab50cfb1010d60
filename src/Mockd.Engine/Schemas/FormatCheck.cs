using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Mockd.Engine.Schemas;

/// <summary>Tells whether a text has one of the formats that are asserted; of all others every text is.</summary>
internal static class FormatCheck
{
    public static bool IsOf(string format, string text) =>
        format switch
        {
            "date-time" => IsDateTime(text),
            "date" => IsDate(text),
            "email" => IsEmail(text),
            "uuid" => Guid.TryParseExact(text, "D", out _),
            "uri" or "url" => IsUri(text),
            "ipv4" => IsAddress(text, AddressFamily.InterNetwork) && text.Split('.').Length == 4,
            "ipv6" => IsAddress(text, AddressFamily.InterNetworkV6) && !text.Contains('%') && !text.Contains('['),
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
        return at > 0 && at < text.Length - 1 && !text.Any(char.IsWhiteSpace) && text.AsSpan(at + 1)[0] != '.';
    }

    private static bool IsUri(string text) =>
        !text.Any(char.IsWhiteSpace)
        && text.IndexOf(':', StringComparison.Ordinal) > 0
        && Uri.TryCreate(text, UriKind.Absolute, out _);

    private static bool IsAddress(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == family;
}
