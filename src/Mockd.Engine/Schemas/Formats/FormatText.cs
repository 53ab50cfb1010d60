using System.Globalization;
using System.Text;
using Mockd.Engine.Randomness;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Schemas.Formats;

/// <summary>Makes texts of the formats that JSON Schema and OpenAPI name.</summary>
internal static class FormatText
{
    private static readonly PropertyName Email = PropertyName.Of("email");
    private static readonly PropertyName Phone = PropertyName.Of("phone");
    private static readonly PropertyName Country = PropertyName.Of("country");
    private static readonly PropertyName Currency = PropertyName.Of("currency");
    private static readonly PropertyName TimeZone = PropertyName.Of("time_zone");
    private static readonly PropertyName Locale = PropertyName.Of("locale");

    /// <summary>Null for a format that is not known.</summary>
    public static string? Of(string format, PropertyName name, Subject subject, ulong seed) =>
        PlausibleMoment.OfFormat(format, subject.MomentOf(name, seed))
        ?? OfAddress(format, name, subject, seed)
        ?? OfNotation(format, seed)
        ?? Seconds(format, name, subject, seed);

    // Of the many that are called so, those with a word in front are seconds.
    private static string? Seconds(string format, PropertyName name, Subject subject, ulong seed) =>
        format.EndsWith("-duration", StringComparison.Ordinal)
            ? $"{PlausibleNumber.Of(name with { Meaning = Meaning.Duration }, subject, seed, isInteger: true):0}s"
            : null;

    private static string? OfAddress(string format, PropertyName name, Subject subject, ulong seed) =>
        format switch
        {
            "email" or "idn-email" => PlausibleText.Of(Email with { Stem = name.Stem }, subject, seed, 0),
            "uuid" or "guid" => ThingText.Uuid(seed),
            "uri" or "url" or "iri" => name.Meaning == Meaning.ImageUrl
                ? PlausibleText.Of(name, subject, seed, 0)
                : NetText.Url(seed),
            "uri-reference" or "iri-reference" => $"/{ThingText.Slug(seed)}",
            "uri-template" => $"https://example.com/{ThingText.Slug(seed)}/{{id}}",
            "hostname" or "idn-hostname" => $"{ThingText.Noun(seed)}.example.com",
            "ipv4" or "ip" => NetText.Ipv4(seed),
            "ipv6" => NetText.Ipv6(seed),
            "phone" or "phone-number" => PlausibleText.Of(Phone, subject, seed, 0),
            "country" or "country-code" => PlausibleText.Of(Country, subject, seed, 0),
            "currency" => PlausibleText.Of(Currency, subject, seed, 0),
            "timezone" or "time-zone" => PlausibleText.Of(TimeZone, subject, seed, 0),
            "locale" => PlausibleText.Of(Locale, subject, seed, 0),
            _ => null,
        };

    private static string? OfNotation(string format, ulong seed)
    {
        var dice = new Dice(seed);
        return format switch
        {
            "duration" => $"PT{1 + dice.Next(59)}M",
            "byte" or "base64" => Convert.ToBase64String(Encoding.ASCII.GetBytes(NetText.Opaque(seed, 12))),
            "base64url" => NetText.Opaque(seed, 16),
            "base16" => Convert.ToHexStringLower(Encoding.ASCII.GetBytes(NetText.Opaque(seed, 8))),
            "binary" => NetText.Opaque(seed, 16),
            "int32" or "int64" or "integer" => (1 + dice.Next(1000)).ToString(CultureInfo.InvariantCulture),
            "decimal" or "float" or "double" or "number" => $"{1 + dice.Next(100)}.{dice.Next(10)}5",
            "json-pointer" => "/items/0",
            "relative-json-pointer" => "0/items",
            "regex" => "^[a-z]+$",
            _ => null,
        };
    }
}
