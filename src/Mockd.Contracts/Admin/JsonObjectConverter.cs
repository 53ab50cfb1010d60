using System.Text.Json;
using System.Text.Json.Serialization;
using Mockd.Contracts.Json;

namespace Mockd.Contracts.Admin;

/// <summary>Lets records with our own JSON values be written and read.</summary>
internal sealed class JsonObjectConverter : JsonConverter<JsonObject>
{
    public override JsonObject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return JsonValue.From(document.RootElement) as JsonObject
            ?? throw new JsonException("An object is expected here.");
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) =>
        value.WriteTo(writer);
}
