using System.Globalization;
using Mockd.Engine.Randomness;

namespace Mockd.Engine.Schemas;

/// <summary>Texts and numbers that a person believes in a property of the given name.</summary>
internal static class PlausibleText
{
    private static readonly string[] FirstNames =
    [
        "Ada",
        "Bruno",
        "Chidi",
        "Dalia",
        "Elif",
        "Farid",
        "Grace",
        "Hana",
        "Ines",
        "Jonas",
    ];
    private static readonly string[] LastNames =
    [
        "Adeyemi",
        "Berg",
        "Castillo",
        "Dubois",
        "Eriksen",
        "Fischer",
        "Garcia",
        "Haddad",
        "Ito",
        "Kowalski",
    ];
    private static readonly string[] Cities = ["Lisbon", "Denver", "Lyon", "Osaka", "Accra", "Bergen"];
    private static readonly string[] Companies = ["Northwind Tools", "Blue Harbor", "Acorn Labs", "Juniper Works"];
    private static readonly string[] Nouns =
    [
        "harbor",
        "lantern",
        "meadow",
        "compass",
        "willow",
        "granite",
        "ember",
        "orchard",
        "summit",
        "river",
    ];

    private static readonly string[] Opaque = ["_id", "_sid", "_secret", "_token", "_key", "_number"];

    /// <summary>Null when the name tells nothing.</summary>
    public static string? For(string name, ulong seed, DateTimeOffset now)
    {
        var dice = new Dice(seed);
        var key = Key(name);
        return OfPerson(key, dice) ?? OfPlace(key, dice) ?? OfThing(key, dice) ?? OfEnding(key, dice, seed, now);
    }

    /// <summary>True for names of moments that are given in seconds since 1970.</summary>
    public static bool IsTimestamp(string name, string? format)
    {
        if (format is "unix-time" or "timestamp")
        {
            return true;
        }

        var key = Key(name);
        return key is "created" or "updated" or "timestamp" or "expires" or "start" or "end" or "modified" or "date"
            || key.EndsWith("_at", StringComparison.Ordinal)
            || key.EndsWith("_timestamp", StringComparison.Ordinal)
            || key.EndsWith("_date", StringComparison.Ordinal);
    }

    /// <summary>Null when the name tells nothing.</summary>
    public static double? NumberFor(string name, Dice dice)
    {
        var key = Key(name);
        return key switch
        {
            "exp_month" or "month" => 1 + dice.Next(12),
            "exp_year" or "year" => 2030 + dice.Next(5),
            "day" => 1 + dice.Next(28),
            "quantity" or "count" or "version" => 1 + dice.Next(5),
            "size" or "bytes" => 1024 + dice.Next(9000),
            "latitude" => 38.72,
            "longitude" => -9.14,
            _ when key.Contains("amount", StringComparison.Ordinal)
                    || key is "price" or "total" or "subtotal" or "balance" => 100 * (5 + dice.Next(95)),
            _ => null,
        };
    }

    public static string Words(ulong seed)
    {
        var dice = new Dice(seed);
        return $"{dice.Pick(Nouns)} {dice.Pick(Nouns)}";
    }

    private static string? OfPerson(string key, Dice dice) =>
        key switch
        {
            "email" or "email_address" or "receipt_email" =>
                $"{dice.Pick(FirstNames).ToLowerInvariant()}.{dice.Pick(LastNames).ToLowerInvariant()}@example.com",
            "first_name" or "given_name" => dice.Pick(FirstNames),
            "last_name" or "family_name" or "surname" => dice.Pick(LastNames),
            "name" or "full_name" or "display_name" or "customer_name" =>
                $"{dice.Pick(FirstNames)} {dice.Pick(LastNames)}",
            "username" or "login" or "nickname" => dice.Pick(FirstNames).ToLowerInvariant()
                + dice.Next(100).ToString(CultureInfo.InvariantCulture),
            "phone" or "phone_number" or "mobile" or "from" or "to" =>
                $"+1415555{(100 + dice.Next(100)).ToString("D4", CultureInfo.InvariantCulture)}",
            "company" or "business_name" or "organization" => dice.Pick(Companies),
            _ => null,
        };

    private static string? OfPlace(string key, Dice dice) =>
        key switch
        {
            "city" => dice.Pick(Cities),
            "country" or "country_code" => "US",
            "state" or "region" => "CA",
            "postal_code" or "zip" or "zip_code" => $"94{100 + dice.Next(99)}",
            "line1" or "street" or "address" or "address_line1" => $"{1 + dice.Next(900)} Market Street",
            "line2" => $"Suite {1 + dice.Next(90)}",
            "timezone" or "time_zone" => "Etc/UTC",
            "locale" or "language" => "en",
            "ip" or "ip_address" => $"192.0.2.{1 + dice.Next(254)}",
            _ => null,
        };

    private static string? OfThing(string key, Dice dice) =>
        key switch
        {
            "currency" or "default_currency" => "usd",
            "description" or "summary" or "body" or "message" or "text" or "content" =>
                $"The {dice.Pick(Nouns)} by the {dice.Pick(Nouns)}",
            "title" or "subject" or "label" => $"{dice.Pick(Nouns)} {dice.Pick(Nouns)}",
            "url" or "uri" or "href" or "website" or "link" => $"https://example.com/{dice.Pick(Nouns)}",
            "filename" or "file_name" => $"{dice.Pick(Nouns)}.txt",
            "last4" => (1000 + dice.Next(9000)).ToString(CultureInfo.InvariantCulture),
            "fingerprint" or "hash" or "checksum" => dice.Text(16, "0123456789abcdef"),
            "version" => $"1.{dice.Next(9)}.0",
            "api_version" => "2026-01-01",
            "price" or "total" or "balance" or "rate" => $"{1 + dice.Next(90)}.{10 + dice.Next(90)}",
            "color" => "blue",
            "id" or "sid" or "uid" => dice.Text(16, "0123456789abcdefghijklmnopqrstuvwxyz"),
            _ => null,
        };

    private static string? OfEnding(string key, Dice dice, ulong seed, DateTimeOffset now)
    {
        if (key.EndsWith("_email", StringComparison.Ordinal))
        {
            return For("email", seed, now);
        }

        if (key.EndsWith("_url", StringComparison.Ordinal) || key.EndsWith("_uri", StringComparison.Ordinal))
        {
            return For("url", seed, now);
        }

        if (key.EndsWith("_at", StringComparison.Ordinal) || key.StartsWith("date_", StringComparison.Ordinal))
        {
            return FormatText.Of("date-time", seed, now);
        }

        if (key.StartsWith("num_", StringComparison.Ordinal) || key.EndsWith("_count", StringComparison.Ordinal))
        {
            return dice.Next(10).ToString(CultureInfo.InvariantCulture);
        }

        return Array.Exists(Opaque, e => key.EndsWith(e, StringComparison.Ordinal))
            ? dice.Text(16, "0123456789abcdefghijklmnopqrstuvwxyz")
            : null;
    }

    // firstName and First-Name are first_name.
    private static string Key(string name)
    {
        Span<char> key = stackalloc char[128];
        var length = 0;
        for (var i = 0; i < name.Length && length < key.Length - 1; i++)
        {
            var c = name[i];
            if (char.IsUpper(c) && i > 0 && !char.IsUpper(name[i - 1]) && length > 0 && key[length - 1] != '_')
            {
                key[length++] = '_';
            }

            key[length++] = c is '-' or ' ' or '.' ? '_' : char.ToLowerInvariant(c);
        }

        return new string(key[..length]);
    }
}
