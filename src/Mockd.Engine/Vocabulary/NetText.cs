using System.Globalization;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Vocabulary;

/// <summary>Addresses and names of the net, from the ranges and domains that are reserved for documentation.</summary>
internal static class NetText
{
    private const string Hex = "0123456789abcdef";

    public static string? Of(PropertyName name, ulong seed, int way)
    {
        var dice = new Dice(seed);
        return (name.Meaning, way) switch
        {
            (Meaning.Url, 0) => Url(seed),
            (Meaning.Url, 1) => $"/{ThingText.Slug(seed)}",
            (Meaning.ImageUrl, 0) => $"https://example.com/images/{ThingText.Slug(seed)}.png",
            (Meaning.Domain, 0) => $"{ThingText.Noun(seed)}.example.com",
            (Meaning.IpAddress, 0) => Ipv4(seed),
            (Meaning.IpAddress, 1) => Ipv6(seed),
            (Meaning.MacAddress, 0) => Mac(dice, ':'),
            (Meaning.MacAddress, 1) => Mac(dice, '-'),
            (Meaning.UserAgent, 0) => "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            (Meaning.Path, 0) => $"/{ThingText.Noun(seed)}/{ThingText.Slug(seed)}",
            (Meaning.FileName, 0) => $"{ThingText.Slug(seed)}.pdf",
            (Meaning.MimeType, 0) => "application/pdf",
            _ => null,
        };
    }

    public static string Url(ulong seed) => $"https://example.com/{ThingText.Slug(seed)}";

    // RFC 5737 and RFC 3849.
    public static string Ipv4(ulong seed)
    {
        var dice = new Dice(seed);
        return $"{dice.Pick<string>(["192.0.2", "198.51.100", "203.0.113"])}.{1 + dice.Next(254)}";
    }

    public static string Ipv6(ulong seed) => $"2001:db8::{new Dice(seed).Text(4, "123456789abcdef")}";

    // RFC 7042, section 2.1.2.
    private static string Mac(Dice dice, char joint) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"00{joint}00{joint}5E{joint}00{joint}53{joint}{dice.Next(256):X2}"
        );

    public static string Opaque(ulong seed, int length) => new Dice(seed).Text(length, Hex);
}
