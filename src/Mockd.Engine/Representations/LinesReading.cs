using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Reads a sequence of JSON values, one a line or one a record (RFC 7464), as an array.</summary>
public static class LinesReading
{
    private const byte RecordSeparator = 0x1e;

    /// <summary>True for a type of sequences; false where the schema is of texts: the sequence is one of them then.</summary>
    public static bool Applies(string contentType, Schema? schema)
    {
        var name = MediaTypeNames.Normalize(contentType);
        return (name == "application/json-seq" || Representation.KindOf(name) == RepresentationKind.Lines)
            && (
                schema is null
                || (SchemaView.Of(schema).Possible & (SchemaTypes.Object | SchemaTypes.Array)) != SchemaTypes.Any
            );
    }

    /// <exception cref="JsonException">A line is not JSON; the message says which.</exception>
    public static JsonArray Read(ReadOnlySpan<byte> body, int maxDepth)
    {
        var items = new List<JsonValue>();
        var line = 0;
        foreach (var range in body.Split((byte)'\n'))
        {
            line++;
            var text = body[range].Trim([(byte)' ', (byte)'\t', (byte)'\r', RecordSeparator]);
            if (!text.IsEmpty)
            {
                items.Add(Value(text, line, maxDepth));
            }
        }

        return JsonArray.Of(items);
    }

    private static JsonValue Value(ReadOnlySpan<byte> text, int line, int maxDepth)
    {
        try
        {
            return JsonValue.ParseStrictly(text, maxDepth);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new JsonException($"line {line}: {e.Message}", e);
        }
    }
}
