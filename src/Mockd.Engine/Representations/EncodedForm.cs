using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Reads a form whose members may be written in ways of their own (`encoding`).</summary>
public static class EncodedForm
{
    /// <param name="media">Null when nothing is described.</param>
    public static JsonObject Read(IReadOnlyList<KeyValuePair<string, string>> pairs, MediaType? media)
    {
        if (media is null || (media.Encoding.Count == 0 && !IsMultipart(media)))
        {
            return FormCoercion.Read(pairs, media?.Schema);
        }

        var plain = new List<KeyValuePair<string, string>>(pairs.Count);
        var parsed = new List<KeyValuePair<string, JsonValue>>();
        foreach (var pair in pairs)
        {
            var encoding = media.Encoding.GetValueOrDefault(pair.Key);
            if (IsJson(media, pair.Key, encoding) && Parse(pair.Value) is { } value)
            {
                parsed.Add(new(pair.Key, value));
            }
            else if (encoding?.Delimiter is { } delimiter)
            {
                plain.AddRange(pair.Value.Split(delimiter).Select(t => KeyValuePair.Create(pair.Key, t)));
            }
            else
            {
                plain.Add(pair);
            }
        }

        var document = FormCoercion.Read(plain, media.Schema);
        foreach (var member in parsed.GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal))
        {
            document = document.With(member.Key, member.Count() > 1 ? JsonArray.Of(member) : member.First());
        }

        return document;
    }

    /// <summary>The described member is a list, so that a single part of it is a list of one.</summary>
    public static bool IsList(MediaType? media, string name) =>
        media?.Schema is { } schema && SchemaView.Of(schema).Member(name)?.Possible == SchemaTypes.Array;

    // OpenAPI: a part of a multipart body that is described as an object is JSON unless `encoding` says otherwise.
    private static bool IsJson(MediaType media, string name, MemberEncoding? encoding) =>
        encoding?.ContentType is not null
            ? encoding.IsJson
            : IsMultipart(media)
                && media.Schema is { } schema
                && SchemaView.Of(schema).Member(name)?.Possible == SchemaTypes.Object;

    private static bool IsMultipart(MediaType media) => media.Name.StartsWith("multipart/", StringComparison.Ordinal);

    /// <summary>Null for what is no JSON: it is then taken as the text it is, and the check says so.</summary>
    private static JsonValue? Parse(string text)
    {
        try
        {
            return JsonValue.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
