using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>Turns UTF-8 and <see cref="JsonElement"/> into values; recursion is bounded by the reader's depth.</summary>
internal static class JsonParsing
{
    internal static JsonValue Parse(ReadOnlySpan<byte> utf8, int maxDepth, bool refuseDuplicates = false)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        reader.Read();
        var value = Read(ref reader, refuseDuplicates);
        if (reader.Read())
        {
            throw new JsonException("There is more text behind the JSON value.");
        }

        return value;
    }

    internal static JsonValue From(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => JsonObject.Of(
                element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, From(p.Value)))
            ),
            JsonValueKind.Array => JsonArray.Of(element.EnumerateArray().Select(From)),
            JsonValueKind.String => new JsonText(element.GetString()!),
            JsonValueKind.Number => Parse(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()), 2),
            JsonValueKind.True => JsonBoolean.True,
            JsonValueKind.False => JsonBoolean.False,
            _ => JsonValue.Null,
        };

    private static JsonValue Read(ref Utf8JsonReader reader, bool refuseDuplicates) =>
        reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, refuseDuplicates),
            JsonTokenType.StartArray => ReadArray(ref reader, refuseDuplicates),
            JsonTokenType.String => reader.ValueIsEscaped || reader.ValueSpan.Length > 0
                ? new JsonText(reader.GetString()!)
                : JsonText.Empty,
            JsonTokenType.Number => JsonNumber.Read(ref reader),
            JsonTokenType.True => JsonBoolean.True,
            JsonTokenType.False => JsonBoolean.False,
            _ => JsonValue.Null,
        };

    private static JsonObject ReadObject(ref Utf8JsonReader reader, bool refuseDuplicates)
    {
        var builder = new JsonObjectBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = NameMemory.Read(ref reader);
            if (refuseDuplicates && builder.Contains(name))
            {
                throw new JsonException($"The member \"{name}\" is given twice.");
            }

            reader.Read();
            builder.Set(name, Read(ref reader, refuseDuplicates));
        }

        return builder.Build();
    }

    private static JsonArray ReadArray(ref Utf8JsonReader reader, bool refuseDuplicates)
    {
        var items = new List<JsonValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, refuseDuplicates));
        }

        return JsonArray.Of(items);
    }
}
