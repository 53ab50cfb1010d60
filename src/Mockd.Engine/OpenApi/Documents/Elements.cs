using System.Text.Json;
using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads members of elements that may be of any kind; what has the wrong kind counts as absent.</summary>
internal static class Elements
{
    private const int LongestName = 2048;

    public static bool IsObject(this JsonElement element) => element.ValueKind == JsonValueKind.Object;

    /// <summary>A schema is an object, or a truth value from JSON Schema draft 6 on.</summary>
    public static bool IsSchema(this JsonElement element) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False;

    /// <summary>The last member of this name, when it is given more than once.</summary>
    public static JsonElement? Member(this JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        try
        {
            return element.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            // A name beside it is no text, such as "\ud800"; the search stumbles over it.
            var found = element.Members().LastOrDefault(m => m.Key == name);
            return found.Key is null ? null : found.Value;
        }
    }

    public static JsonElement? ObjectMember(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static JsonElement? ArrayMember(this JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } value ? value : null;

    public static string? TextMember(this JsonElement element, string name) => element.Member(name)?.Text();

    public static bool? FlagMember(this JsonElement element, string name) => element.Member(name)?.Flag();

    /// <summary>A truth value; also written as text, as in <c>required: yes</c>, which was one until YAML 1.1.</summary>
    public static bool? Flag(this JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => element.Text()?.ToLowerInvariant() switch
            {
                "true" or "yes" or "on" => true,
                "false" or "no" or "off" => false,
                _ => null,
            },
            _ => null,
        };

    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 alone: JSON allows it, but it is not text.
            return null;
        }
    }

    public static double? Number(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var number) ? number : null;

    /// <summary>A whole number from zero; larger ones than fit stand for the largest.</summary>
    public static int? Count(this JsonElement element) =>
        element.Number() is { } number && number >= 0 && Math.Floor(number) == number
            ? (int)Math.Min(number, int.MaxValue)
            : null;

    /// <summary>
    /// Members in document order; names that are not text are left out, and those so long that the pointers to all that
    /// stands below them would fill the memory.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, JsonElement>> Members(this JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (Name(member) is { } name)
            {
                yield return KeyValuePair.Create(name, member.Value);
            }
        }
    }

    public static JsonValue? Value(this JsonElement element)
    {
        try
        {
            return JsonValue.From(element);
        }
        catch (Exception refused) when (refused is InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name is { Length: <= LongestName } name ? name : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
