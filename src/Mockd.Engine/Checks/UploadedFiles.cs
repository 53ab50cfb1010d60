using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Checks;

/// <summary>Descriptions call an uploaded file a text; decoded, it is an object with name, type and content.</summary>
internal static class UploadedFiles
{
    private static readonly JsonText Content = new("file");

    public static JsonValue AsTexts(JsonValue body, Schema schema)
    {
        var view = SchemaView.Of(schema);
        if (body is not JsonObject parts)
        {
            return body is JsonArray sequence
                ? JsonArray.Of(sequence.Select((v, i) => AsText(v, view.ItemAt(i))))
                : body;
        }

        var texts = parts;
        foreach (var (name, value) in parts)
        {
            var member = view.Member(name);
            if (value is JsonArray list && list.Any(IsFile))
            {
                texts = texts.With(name, JsonArray.Of(list.Select((v, i) => AsText(v, member?.ItemAt(i)))));
            }
            else if (IsFile(value))
            {
                texts = texts.With(name, AsText(value, member));
            }
        }

        return texts;
    }

    private static JsonValue AsText(JsonValue value, SchemaView? view) =>
        IsFile(value) && (view is null || (view.Possible & SchemaTypes.String) != 0) ? Content : value;

    private static bool IsFile(JsonValue value) =>
        value is JsonObject file && file.Contains("filename") && file.Contains("base64");
}
