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
        foreach (var pair in Gathered(pairs, media))
        {
            var encoding = media.Encoding.GetValueOrDefault(pair.Key);
            if (IsJson(media, pair.Key, encoding) && Parse(pair.Value) is { } value)
            {
                parsed.Add(new(pair.Key, value));
            }
            else if (encoding?.Delimiter is { } delimiter)
            {
                AddParts(plain, pair, delimiter, media);
            }
            else
            {
                plain.Add(pair);
            }
        }

        var document = FormCoercion.Read(plain, media.Schema);
        if (parsed.Count == 0)
        {
            return document;
        }

        foreach (var member in parsed.GroupBy(p => p.Key, p => p.Value, StringComparer.Ordinal))
        {
            var first = member.First();
            var isList = member.Count() > 1 || (first is not JsonArray && IsList(media, member.Key));
            document = document.With(member.Key, isList ? JsonArray.Of(member) : first);
        }

        return document;
    }

    /// <summary>The members of an object that is written as members of the form: under the object's name.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Gathered(
        IReadOnlyList<KeyValuePair<string, string>> pairs,
        MediaType media
    )
    {
        if (media.Schema is null || !media.Encoding.Values.Any(e => e.IsSpread))
        {
            return pairs;
        }

        var view = SchemaView.Of(media.Schema);
        var spread = media.Encoding.Where(e => e.Value.IsSpread && IsObject(view, e.Key)).Select(e => e.Key).ToList();
        return pairs.Select(pair =>
            !view.Declares(pair.Key) && spread.Find(name => view.Member(name)!.Declares(pair.Key)) is { } owner
                ? KeyValuePair.Create($"{owner}[{pair.Key}]", pair.Value)
                : pair
        );
    }

    // R,100,G,200 are the members of an object, a,b the items of a list.
    private static void AddParts(
        List<KeyValuePair<string, string>> plain,
        KeyValuePair<string, string> pair,
        char delimiter,
        MediaType media
    )
    {
        var parts = pair.Value.Split(delimiter);
        if (media.Schema is { } schema && IsObject(SchemaView.Of(schema), pair.Key))
        {
            for (var i = 0; i + 1 < parts.Length; i += 2)
            {
                plain.Add(KeyValuePair.Create($"{pair.Key}[{parts[i]}]", parts[i + 1]));
            }

            return;
        }

        plain.AddRange(parts.Select(part => KeyValuePair.Create(pair.Key, part)));
    }

    private static bool IsObject(SchemaView view, string name) =>
        view.Member(name) is { } member
        && (member.Possible & (SchemaTypes.Object | SchemaTypes.Array | SchemaTypes.String)) == SchemaTypes.Object;

    /// <summary>The described member is a list, so that a single part of it is a list of one.</summary>
    public static bool IsList(MediaType? media, string name) =>
        media?.Schema is { } schema && SchemaView.Of(schema).Member(name)?.Possible == SchemaTypes.Array;

    // OpenAPI: a part of a multipart body that is described as an object is JSON unless `encoding` says otherwise.
    private static bool IsJson(MediaType media, string name, MemberEncoding? encoding) =>
        encoding?.ContentType is not null
            ? encoding.IsJson
            : IsMultipart(media)
                && media.Schema is { } schema
                && SchemaView.Of(schema).Member(name) is { } member
                && (
                    member.Possible == SchemaTypes.Object
                    || (member.Possible == SchemaTypes.Array && member.Items?.Possible == SchemaTypes.Object)
                );

    private static bool IsMultipart(MediaType media) => Representation.IsMultipart(media.Name);

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
