using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Walks a file of a description for the texts that it shows: in examples of properties, of parameters and of bodies.</summary>
internal sealed class ShownTexts
{
    // Larger files are not read to their end: an answer may wait for some milliseconds, not for seconds.
    private const int MostPlaces = 200_000;
    private const int Deepest = 64;
    private const int Longest = 128;
    private const int Prefix = 9;
    private readonly List<ShownText> _found = [];
    private int _places;

    private ShownTexts() { }

    public static IReadOnlyList<ShownText> Of(JsonElement root)
    {
        var shown = new ShownTexts();
        shown.Walk(root, "", 0);
        return shown._found;
    }

    private void Walk(JsonElement element, string owner, int depth)
    {
        if (depth > Deepest || ++_places > MostPlaces)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, owner, depth + 1);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var isParameter = false;
            foreach (var member in element.EnumerateObject())
            {
                Member(member, owner, depth + 1);
                isParameter |= member.NameEquals("in"u8) && IsPlace(member.Value);
            }

            if (isParameter && element.TextMember("name") is { } name)
            {
                Add(name, ExampleOf(element), owner);
            }
        }
    }

    // Large descriptions have millions of names: those that mean nothing here are never made into texts.
    private void Member(JsonProperty member, string owner, int depth)
    {
        var value = member.Value;
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            return;
        }

        if (member.NameEquals("properties"u8))
        {
            foreach (var (property, schema) in value.Members())
            {
                Add(property, ExampleOf(schema), owner);
                Walk(schema, property, depth);
            }
        }
        else if (member.NameEquals("paths"u8) || member.NameEquals("schemas"u8) || member.NameEquals("definitions"u8))
        {
            foreach (var (key, inner) in value.Members())
            {
                Walk(inner, key, depth);
            }
        }
        else if (member.NameEquals("example"u8) || member.NameEquals("value"u8))
        {
            Value(value, owner, depth);
        }
        else if (member.NameEquals("examples"u8))
        {
            Examples(value, owner, depth);
        }
        else if (!member.NameEquals("enum"u8) && !member.NameEquals("required"u8))
        {
            Walk(value, owner, depth);
        }
    }

    private static bool IsPlace(JsonElement place) =>
        place.ValueKind == JsonValueKind.String && (place.ValueEquals("path"u8) || place.ValueEquals("query"u8));

    // A list of values, named ones, or one for each media type.
    private void Examples(JsonElement examples, string owner, int depth)
    {
        if (examples.ValueKind == JsonValueKind.Array)
        {
            Value(examples, owner, depth);
            return;
        }

        foreach (var (name, example) in examples.Members())
        {
            if (name.Contains('/', StringComparison.Ordinal))
            {
                Value(example, owner, depth);
            }
            else
            {
                Walk(example, owner, depth);
            }
        }
    }

    private void Value(JsonElement value, string owner, int depth)
    {
        if (depth > Deepest || ++_places > MostPlaces)
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
            {
                Value(item, owner, depth + 1);
            }

            return;
        }

        var own = value.TextMember("object") ?? owner;
        foreach (var (name, member) in value.Members())
        {
            if (member.Text() is { } text)
            {
                Add(name, text, own);
            }
            else if (member.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                Value(member, IsEnvelope(name) ? own : name, depth + 1);
            }
        }
    }

    // Most texts are shown for something else, and are not worth keeping: ids have digits, and no blanks.
    private void Add(string name, string? text, string owner)
    {
        if (
            text is { Length: > 1 and <= Longest }
            && (IsOfId(name) || text.IndexOf('_', StringComparison.Ordinal) is > 0 and < Prefix)
            && text.AsSpan().ContainsAnyInRange('0', '9')
            && !text.Contains(' ', StringComparison.Ordinal)
        )
        {
            _found.Add(new(name, text, owner));
        }
    }

    private static bool IsOfId(string name) =>
        name.EndsWith("id", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("ids", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("identifier", StringComparison.OrdinalIgnoreCase);

    private static string? ExampleOf(JsonElement described) =>
        described.TextMember("example")
        ?? (described.ArrayMember("examples") is { } list && list.GetArrayLength() > 0 ? list[0].Text() : null)
        ?? described.ObjectMember("schema")?.TextMember("example");

    private static bool IsEnvelope(string name) =>
        name is "data" or "items" or "item" or "results" or "result" or "list" or "values" or "records" or "entries";
}
