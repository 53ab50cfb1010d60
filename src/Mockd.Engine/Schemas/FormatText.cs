using System.Globalization;
using System.Text;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas;

/// <summary>Makes texts of the formats that JSON Schema and OpenAPI name.</summary>
internal static class FormatText
{
    private const string Hex = "0123456789abcdef";

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-ddTHH:mm:ss.fffZ",
        "yyyy-MM-ddTHH:mm:ss+00:00",
        "yyyy-MM-ddTHH:mm:ss.ffffffZ",
        "yyyy-MM-ddTHH:mm:ss.fff+00:00",
    ];

    /// <summary>Null for a format that is not known.</summary>
    public static string? Of(string format, ulong seed, DateTimeOffset now)
    {
        var dice = new Dice(seed);
        var time = now.ToUniversalTime().AddSeconds(-dice.Next(86_400));
        return format switch
        {
            "date-time" => Written(time, "yyyy-MM-ddTHH:mm:ssZ"),
            "date" => Written(time, "yyyy-MM-dd"),
            "time" => Written(time, "HH:mm:ssZ"),
            "date-time-rfc-2822" or "rfc2822" => Written(time, "ddd, dd MMM yyyy HH:mm:ss +0000"),
            "unix-time" or "timestamp" => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "duration" => $"PT{1 + dice.Next(59)}M",
            "email" or "idn-email" => PlausibleText.For("email", seed, now),
            "uuid" or "guid" => Uuid(dice),
            "uri" or "url" or "iri" => $"https://example.com/{dice.Text(8, Hex)}",
            "uri-reference" or "iri-reference" => $"/{dice.Text(8, Hex)}",
            "uri-template" => $"https://example.com/{dice.Text(8, Hex)}/{{id}}",
            _ => OfHostOrBytes(format, dice),
        };
    }

    /// <summary>The same in the longer forms that a format allows, for schemas that ask for a length or a pattern.</summary>
    public static IEnumerable<string> OtherForms(string format, ulong seed, DateTimeOffset now)
    {
        var time = now.ToUniversalTime().AddSeconds(-new Dice(seed).Next(86_400));
        return format == "date-time" ? TimeForms.Select(form => Written(time, form)) : [];
    }

    private static string? OfHostOrBytes(string format, Dice dice) =>
        format switch
        {
            "hostname" or "idn-hostname" => $"host-{dice.Next(100)}.example.com",
            "ipv4" or "ip" => $"192.0.2.{1 + dice.Next(254)}",
            "ipv6" => $"2001:db8::{dice.Text(4, "123456789abcdef")}",
            "byte" => Convert.ToBase64String(Encoding.ASCII.GetBytes(dice.Text(12, Hex))),
            "binary" => dice.Text(16, Hex),
            "int32" or "int64" or "integer" => (1 + dice.Next(1000)).ToString(CultureInfo.InvariantCulture),
            "decimal" or "float" or "double" or "number" => $"{1 + dice.Next(100)}.{dice.Next(10)}5",
            "json-pointer" => "/items/0",
            "relative-json-pointer" => "0/items",
            "regex" => "^[a-z]+$",
            "phone" or "phone-number" => PlausibleText.For("phone", 1 + dice.Next(), default),
            "country" or "country-code" => "US",
            "currency" => "usd",
            _ => null,
        };

    private static string Written(DateTimeOffset time, string format) =>
        time.ToString(format, CultureInfo.InvariantCulture);

    private static string Uuid(Dice dice)
    {
        var text = dice.Text(32, Hex);
        var variant = "89ab"[dice.Next(4)];
        return $"{text[..8]}-{text[8..12]}-4{text[13..16]}-{variant}{text[17..20]}-{text[20..]}";
    }
}
