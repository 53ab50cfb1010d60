using System.Xml;
using System.Xml.Linq;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>
/// Reads XML into the document that its schema describes: the way back of <see cref="XmlBody"/>. Elements and attributes are
/// told by their local names; document types, and with them entities, are refused.
/// </summary>
public static class XmlReading
{
    private const int Deepest = 128;
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };
    private static readonly XName Nil = XName.Get("nil", "http://www.w3.org/2001/XMLSchema-instance");

    /// <summary>True for an XML type; false where the schema is of texts or bytes, as for an image: its XML is one text.</summary>
    public static bool Applies(string contentType, Schema? schema) =>
        Representation.KindOf(MediaTypeNames.Normalize(contentType)) == RepresentationKind.Xml
        && (schema is null || IsAllowed(SchemaView.Of(schema), SchemaTypes.Object | SchemaTypes.Array));

    /// <exception cref="XmlException">The text is not well-formed, has a document type, or is nested more than 128 deep.</exception>
    public static JsonValue Read(ReadOnlyMemory<byte> body, Schema? schema)
    {
        using (var reader = XmlReader.Create(new MemoryStream(body.ToArray()), Settings))
        {
            RefuseDepth(reader);
        }

        using var again = XmlReader.Create(new MemoryStream(body.ToArray()), Settings);
        return Value(XElement.Load(again), schema is null ? null : SchemaView.Of(schema));
    }

    // The tree is walked by calls within calls.
    private static void RefuseDepth(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.Depth > Deepest)
            {
                throw new XmlException($"Elements are nested more than {Deepest} deep.");
            }
        }
    }

    private static JsonValue Value(XElement element, SchemaView? view)
    {
        if ((string?)element.Attribute(Nil) is "true" or "1")
        {
            return JsonValue.Null;
        }

        if (IsArray(view))
        {
            return Items(element.Elements(), view!);
        }

        var attributes = element.Attributes().Where(a => !a.IsNamespaceDeclaration).ToList();
        var isPlain = !element.HasElements && attributes.Count == 0;
        var isText =
            isPlain && (view is null || !IsAllowed(view, SchemaTypes.Object) || element.Value.Trim().Length > 0);
        return isText && (view is null || !HasText(view))
            ? TextTyping.Typed(element.Value, view)
            : Members(element, attributes, view);
    }

    private static JsonObject Members(XElement element, List<XAttribute> attributes, SchemaView? view)
    {
        var decided = view is null ? null : VariantMatch.Decide(view, Names(element, attributes));
        var names = decided is null ? null : new XmlNames(decided);
        var members = new JsonObjectBuilder(attributes.Count + 4);
        foreach (var attribute in attributes)
        {
            var name = names?.OfAttribute(attribute.Name.LocalName) ?? Local(attribute.Name);
            members.Set(name, TextTyping.Typed(attribute.Value, decided?.Member(name)));
        }

        foreach (var group in element.Elements().GroupBy(e => e.Name.LocalName))
        {
            var name = names?.OfElement(group.Key) ?? Local(group.First().Name);
            members.Set(name, Member([.. group], decided?.Member(name)));
        }

        if (names?.OfText is { } text && !element.HasElements)
        {
            members.Set(text, TextTyping.Typed(element.Value, decided!.Member(text)));
        }

        return members.Build();
    }

    private static JsonValue Member(List<XElement> elements, SchemaView? view)
    {
        if (view is null || !IsArray(view))
        {
            return elements.Count == 1 ? Value(elements[0], view) : JsonArray.Of(elements.Select(e => Value(e, view)));
        }

        return XmlRule.Of(view).IsWrapped ? Items(elements.SelectMany(e => e.Elements()), view) : Items(elements, view);
    }

    private static JsonArray Items(IEnumerable<XElement> elements, SchemaView view) =>
        JsonArray.Of(elements.Select((element, i) => Value(element, view.ItemAt(i))));

    // What can be known before the variant is: the names and the texts.
    private static JsonObject Names(XElement element, List<XAttribute> attributes)
    {
        var members = new JsonObjectBuilder(attributes.Count + 4);
        foreach (var attribute in attributes)
        {
            members.Set(Local(attribute.Name), new JsonText(attribute.Value));
        }

        foreach (var child in element.Elements())
        {
            members.Set(Local(child.Name), child.HasElements ? JsonObject.Empty : new JsonText(child.Value));
        }

        return members.Build();
    }

    private static bool HasText(SchemaView view) =>
        view.Choices.Count == 0 && view.Properties.Any(p => XmlRule.Of(view.Member(p.Key)).IsText);

    private static bool IsArray(SchemaView? view) =>
        view is not null
        && IsAllowed(view, SchemaTypes.Array)
        && (view.Possible & (SchemaTypes.Object | SchemaTypes.String | SchemaTypes.Number | SchemaTypes.Integer)) == 0;

    private static bool IsAllowed(SchemaView view, SchemaTypes types) => (view.Possible & types) != 0;

    private static string Local(XName name) => XmlConvert.DecodeName(name.LocalName);
}
