using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mockd.Contracts.Admin;

/// <summary>Durations as people write them in the configuration, such as <c>100ms</c>.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && DurationText.TryParse(reader.GetString(), out var duration)
            ? duration
            : throw new JsonException("A duration such as \"100ms\" or \"2s\" is expected here.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) =>
        writer.WriteStringValue(DurationText.Format(value));
}
