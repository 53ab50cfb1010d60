using System.Text;
using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>
/// Turns the parts of a multipart body into the document that they mean: fields as a form's, JSON as what it says, files as
/// objects with name, type, size and content. Parts without names stand for the described members in their order.
/// </summary>
public static class PartsReading
{
    /// <param name="media">Null when nothing is described.</param>
    public static JsonValue Read(IReadOnlyList<BodyPart> parts, MediaType? media)
    {
        var view = media?.Schema is { } schema ? SchemaView.Of(schema) : null;
        if (IsSequence(parts, view))
        {
            return JsonArray.Of(parts.Select((part, i) => Value(part, view?.ItemAt(i))));
        }

        return Object([.. PartNames.Of(parts, media).Where(p => p.Name is not null)], media, view);
    }

    /// <summary>The types that parts say they have, by the names of their members.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Types(IReadOnlyList<BodyPart> parts, MediaType? media) =>
        [
            .. PartNames
                .Of(parts, media)
                .Where(p => p is { Name: not null, Type: not null })
                .Select(p => KeyValuePair.Create(MemberOf(p), MediaTypeNames.Normalize(p.Type!))),
        ];

    private static bool IsSequence(IReadOnlyList<BodyPart> parts, SchemaView? view) =>
        parts.All(p => p.Name is null)
        && (view is null || (view.Possible & (SchemaTypes.Array | SchemaTypes.Object)) == SchemaTypes.Array);

    private static JsonObject Object(IReadOnlyList<BodyPart> parts, MediaType? media, SchemaView? view)
    {
        var texts = new List<KeyValuePair<string, string>>();
        var values = new List<KeyValuePair<string, JsonValue>>();
        foreach (var part in parts)
        {
            // A text that says nothing of its type is typed by the schema, as in any form.
            if (part.FileName is null && !IsJson(part) && IsText(part))
            {
                texts.Add(new(part.Name!, Text(part)));
            }
            else
            {
                values.Add(new(part.Name!, Value(part, view?.Member(MemberOf(part)))));
            }
        }

        var document = EncodedForm.Read(texts, media);
        foreach (var member in values.GroupBy(v => v.Key, v => v.Value, StringComparer.Ordinal))
        {
            var name = MemberOf(member.Key);
            document = document.With(name, Joined([.. member], name != member.Key, EncodedForm.IsList(media, name)));
        }

        return document;
    }

    // A single part that is a list already is not put into another one.
    private static JsonValue Joined(IReadOnlyList<JsonValue> parts, bool isWrittenAsList, bool isList) =>
        isWrittenAsList || parts.Count > 1 || (isList && parts[0] is not JsonArray) ? JsonArray.Of(parts) : parts[0];

    private static JsonValue Value(BodyPart part, SchemaView? view)
    {
        if (part.FileName is null && IsJson(part) && Parsed(part) is { } value && IsMeant(value, view))
        {
            return value;
        }

        return part.FileName is null && (IsJson(part) || IsText(part))
            ? TextTyping.Typed(Text(part), view)
            : File(part);
    }

    // What is described as a text stays the text that it is, whatever it holds.
    private static bool IsMeant(JsonValue value, SchemaView? view) =>
        value is JsonText || view is null || (view.Possible & ~(SchemaTypes.String | SchemaTypes.Null)) != 0;

    private static JsonObject File(BodyPart part) =>
        JsonObject.Of(
            ("filename", part.FileName ?? ""),
            ("type", part.Type ?? "application/octet-stream"),
            ("size", part.Content.Length),
            ("base64", Convert.ToBase64String(part.Content.Span))
        );

    // a[] is how some clients write the parts of a list.
    private static string MemberOf(BodyPart part) => MemberOf(part.Name!);

    private static string MemberOf(string name) => name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;

    internal static bool IsJson(BodyPart part) =>
        part.Type is { } type && MediaTypeNames.IsJson(MediaTypeNames.Normalize(type));

    // A field of a form without a file name is a text, whatever it calls itself.
    private static bool IsText(BodyPart part) =>
        part.Name is not null
        || part.Type is null
        || Representation.KindOf(MediaTypeNames.Normalize(part.Type)) != RepresentationKind.Bytes;

    private static string Text(BodyPart part) => Encoding.UTF8.GetString(part.Content.Span);

    private static JsonValue? Parsed(BodyPart part)
    {
        try
        {
            return JsonValue.ParseStrictly(part.Content.Span);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Taken as the text it is; the check says what is wrong with it.
            return null;
        }
    }
}
