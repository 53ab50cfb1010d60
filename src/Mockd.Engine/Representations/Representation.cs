using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Representations;

/// <summary>Writes a value in the form of a media type.</summary>
internal static class Representation
{
    /// <summary>The media type that an answer carries; a description may give a range such as <c>*/*</c>.</summary>
    public static string Concrete(string mediaType) =>
        mediaType switch
        {
            "text/*" => "text/plain",
            "image/*" => "image/png",
            "audio/*" => "audio/mpeg",
            "video/*" => "video/mp4",
            _ when mediaType.Contains('*') || !mediaType.Contains('/') => "application/json",
            _ => mediaType,
        };

    /// <param name="mediaType">Concrete, lower case, without parameters.</param>
    /// <param name="schema">What the value was made from; null when nothing is described.</param>
    public static byte[] Write(JsonValue value, string mediaType, Schema? schema) =>
        KindOf(mediaType) switch
        {
            RepresentationKind.Json => value.ToUtf8(),
            RepresentationKind.Xml => XmlBody.Write(value, schema),
            RepresentationKind.Form when value is JsonObject members => Utf8(FormBody.Write(members)),
            RepresentationKind.Csv when value is JsonArray rows => Utf8(CsvBody.Write(rows)),
            RepresentationKind.Lines => Utf8(string.Concat(Items(value).Select(i => i + "\n"))),
            RepresentationKind.Events => Utf8(string.Concat(Items(value).Select(Event))),
            _ => Utf8(value.ToPlainText()),
        };

    public static RepresentationKind KindOf(string mediaType) =>
        mediaType switch
        {
            "application/x-www-form-urlencoded" => RepresentationKind.Form,
            "text/csv" => RepresentationKind.Csv,
            "text/event-stream" => RepresentationKind.Events,
            "application/x-ndjson"
            or "application/jsonl"
            or "application/ndjson"
            or "application/jsonlines"
            or "application/x-jsonlines" => RepresentationKind.Lines,
            // JSON is YAML.
            _ when mediaType.EndsWith("json", StringComparison.Ordinal) || IsYaml(mediaType) => RepresentationKind.Json,
            _ when mediaType.EndsWith("/xml", StringComparison.Ordinal)
                    || mediaType.EndsWith("+xml", StringComparison.Ordinal) => RepresentationKind.Xml,
            _ when mediaType.StartsWith("text/", StringComparison.Ordinal) => RepresentationKind.Text,
            _ => RepresentationKind.Bytes,
        };

    private static bool IsYaml(string mediaType) =>
        mediaType is "application/yaml" or "application/x-yaml" or "text/yaml" or "text/x-yaml"
        || mediaType.EndsWith("+yaml", StringComparison.Ordinal);

    private static JsonArray Items(JsonValue value) => value as JsonArray ?? JsonArray.Of([value]);

    private static string Event(JsonValue item) =>
        string.Concat(item.ToPlainText().Split('\n').Select(line => $"data: {line}\n")) + "\n";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
