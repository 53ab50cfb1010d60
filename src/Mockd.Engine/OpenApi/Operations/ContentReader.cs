using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Reads the media types of bodies and responses.</summary>
internal static class ContentReader
{
    private const string Json = "application/json";

    /// <summary>The media types under `content` of a place.</summary>
    public static IReadOnlyList<MediaType> Read(DescriptionDocument document, PlacedElement owner)
    {
        var content = new List<MediaType>();
        foreach (var (name, written) in document.MapOf(owner, "content"))
        {
            var place =
                document.Resolve(written.Pointer, written.Element) ?? new PlacedElement(written.Pointer, default);
            content.Add(
                new MediaType
                {
                    Name = MediaTypeNames.Normalize(name),
                    Schema = SchemaOf(document, place),
                    Source = new ExampleSource(document, place),
                    ItemSchema = SchemaOf(document, place, "schema") is null
                        ? SchemaOf(document, place, "itemSchema")
                        : null,
                    Encoding = Encodings(place.Element),
                    PrefixEncoding =
                    [
                        .. place.Element.ArrayMember("prefixEncoding")?.EnumerateArray().Select(Encoding) ?? [],
                    ],
                    ItemEncoding = place.Element.ObjectMember("itemEncoding") is { } item ? Encoding(item) : null,
                }
            );
        }

        return content;
    }

    /// <summary>The media types of a version 2 response: what the operation or the whole description produces.</summary>
    public static IReadOnlyList<MediaType> ReadVersion2(
        DescriptionDocument document,
        PlacedElement operation,
        PlacedElement response
    )
    {
        var schema = SchemaOf(document, response);
        var examples = response.Element.ObjectMember("examples");
        if (schema is null && examples is null)
        {
            return [];
        }

        var names = Names(document, operation, "produces");
        foreach (var (name, _) in examples?.Members() ?? [])
        {
            if (!names.Contains(MediaTypeNames.Normalize(name)) && name.Contains('/'))
            {
                names.Add(MediaTypeNames.Normalize(name));
            }
        }

        return Make(document, schema, names.Count > 0 ? names : [Json], examples ?? default);
    }

    public static IReadOnlyList<MediaType> Make(
        DescriptionDocument document,
        Schema? schema,
        IReadOnlyList<string> names,
        JsonElement examples
    ) =>
        [
            .. names.Select(name => new MediaType
            {
                Name = name,
                Schema = schema,
                Source = Example(examples, name) is { } example ? new ExampleSource(document, example) : null,
            }),
        ];

    /// <summary>The media types an operation of version 2 `consumes` or `produces`.</summary>
    public static List<string> Names(DescriptionDocument document, PlacedElement operation, string key)
    {
        var written = operation.Element.ArrayMember(key) ?? document.Root.ArrayMember(key);
        return
        [
            .. written
                ?.EnumerateArray()
                .Select(Elements.Text)
                .OfType<string>()
                .Select(MediaTypeNames.Normalize)
                .Distinct()
                ?? [],
        ];
    }

    /// <summary>
    /// The schema of a media type, parameter or header; for a sequence that is described by its items alone (3.2), that of one
    /// item: a sequence of one is a sequence.
    /// </summary>
    public static Schema? SchemaOf(DescriptionDocument document, PlacedElement owner) =>
        SchemaOf(document, owner, "schema") ?? SchemaOf(document, owner, "itemSchema");

    private static Schema? SchemaOf(DescriptionDocument document, PlacedElement owner, string keyword) =>
        owner.Element.Member(keyword) is { } schema && schema.IsSchema()
            ? document.SchemaAt(JsonPointers.Child(owner.Pointer, keyword), schema)
            : null;

    private static Dictionary<string, MemberEncoding> Encodings(JsonElement mediaType)
    {
        var encodings = new Dictionary<string, MemberEncoding>();
        foreach (var (name, written) in mediaType.ObjectMember("encoding")?.Members() ?? [])
        {
            encodings[name] = Encoding(written);
        }

        return encodings;
    }

    private static MemberEncoding Encoding(JsonElement written)
    {
        var style = written.TextMember("style");
        var explode = written.FlagMember("explode");
        return new MemberEncoding
        {
            ContentType = written.TextMember("contentType"),
            Style = style,
            Explode = explode ?? style is null or "form",
            IsSpread = explode != false && (style == "form" || (style is null && explode == true)),
        };
    }

    private static JsonElement? Example(JsonElement examples, string mediaType)
    {
        foreach (var (name, value) in examples.Members())
        {
            if (MediaTypeNames.Normalize(name) == mediaType)
            {
                return value;
            }
        }

        return null;
    }
}
