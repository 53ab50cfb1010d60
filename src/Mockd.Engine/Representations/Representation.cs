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
    /// <returns>The body, and the media type with the parameters that it needs.</returns>
    public static (byte[] Body, string ContentType) Write(JsonValue value, string mediaType, MediaType media)
    {
        if (!IsMultipart(mediaType) || value is JsonText)
        {
            return (Plain(value, mediaType, media), mediaType);
        }

        var (text, boundary) = new MultipartText(media).Write(value);
        return (Utf8(text), $"{mediaType}; boundary={boundary}");
    }

    private static byte[] Plain(JsonValue value, string mediaType, MediaType media) =>
        KindOf(mediaType) switch
        {
            RepresentationKind.Json => value.ToUtf8(),
            RepresentationKind.Xml => XmlBody.Write(value, media.Schema),
            RepresentationKind.Form when value is JsonObject members => Utf8(FormBody.Write(members)),
            RepresentationKind.Csv when value is JsonArray rows => Utf8(CsvBody.Write(rows)),
            RepresentationKind.Lines => Utf8(SequenceText.Lines(Items(value))),
            RepresentationKind.Records => Utf8(SequenceText.Records(Items(value))),
            RepresentationKind.Events => Utf8(
                IsStream(value) ? value.ToPlainText() : SequenceText.Events(Items(value), media.ItemsAreEvents)
            ),
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
            _ when mediaType.EndsWith("json-seq", StringComparison.Ordinal) => RepresentationKind.Records,
            // JSON is YAML.
            _ when mediaType.EndsWith("json", StringComparison.Ordinal) || IsYaml(mediaType) => RepresentationKind.Json,
            _ when mediaType.EndsWith("/xml", StringComparison.Ordinal)
                    || mediaType.EndsWith("+xml", StringComparison.Ordinal) => RepresentationKind.Xml,
            _ when mediaType.StartsWith("text/", StringComparison.Ordinal) => RepresentationKind.Text,
            _ => RepresentationKind.Bytes,
        };

    /// <summary>A body of this type is one value after the other.</summary>
    public static bool IsSequence(string mediaType) =>
        IsMultipart(mediaType)
        || KindOf(mediaType) is RepresentationKind.Lines or RepresentationKind.Records or RepresentationKind.Events;

    public static bool IsMultipart(string mediaType) => mediaType.StartsWith("multipart/", StringComparison.Ordinal);

    private static bool IsYaml(string mediaType) =>
        mediaType is "application/yaml" or "application/x-yaml" or "text/yaml" or "text/x-yaml"
        || mediaType.EndsWith("+yaml", StringComparison.Ordinal);

    // An example may be the whole stream, as it is sent.
    private static bool IsStream(JsonValue value) =>
        value is JsonText { Value: var text }
        && (text.StartsWith("data:", StringComparison.Ordinal) || text.Contains("\ndata:", StringComparison.Ordinal));

    private static JsonArray Items(JsonValue value) => value as JsonArray ?? JsonArray.Of([value]);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
