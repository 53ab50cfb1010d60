using System.Xml;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Writes a value as XML, named and arranged as the `xml` objects of its schema say.</summary>
internal sealed class XmlBody
{
    private const string RootName = "response";
    private const string ItemName = "item";
    private readonly XmlWriter _writer;
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    private XmlBody(XmlWriter writer) => _writer = writer;

    public static byte[] Write(JsonValue value, Schema? schema)
    {
        // An author who gives a text as an example of XML has written the XML.
        if (value is JsonText { Value: var text } && text.TrimStart().StartsWith('<'))
        {
            return System.Text.Encoding.UTF8.GetBytes(text);
        }

        var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(bytes, settings))
        {
            new XmlBody(writer).Root(value, schema is null ? null : SchemaView.Of(schema));
        }

        return bytes.ToArray();
    }

    private void Root(JsonValue value, SchemaView? view)
    {
        var rule = XmlRule.Of(view);
        var name = rule.Name ?? view?.Parts.Select(p => p.Name).FirstOrDefault(n => n is not null) ?? RootName;
        if (value is not JsonArray items)
        {
            Element(name, rule, value, view);
            return;
        }

        Start(name, rule);
        for (var i = 0; i < items.Count; i++)
        {
            Item(items[i], view?.ItemAt(i), ItemName);
        }

        _writer.WriteEndElement();
    }

    private void Element(string name, XmlRule rule, JsonValue value, SchemaView? view)
    {
        Start(name, rule);
        if (value is JsonObject members)
        {
            Members(members, view is null ? null : VariantMatch.Decide(view, members));
        }
        else
        {
            _writer.WriteString(Text(value));
        }

        _writer.WriteEndElement();
    }

    private void Members(JsonObject members, SchemaView? view)
    {
        var described = members
            .Select(m => (m.Key, m.Value, View: view?.Member(m.Key), Rule: XmlRule.Of(view?.Member(m.Key))))
            .ToList();

        // Attributes come first, whatever the order of the properties: an element that has content takes no more of them.
        var attributes = described.Where(m => m.Rule.IsAttribute && !m.Value.IsNull);
        foreach (var (name, value, _, rule) in attributes.DistinctBy(a => (a.Rule.Prefix, a.Rule.Name ?? a.Key)))
        {
            Attribute(rule.Name ?? name, rule, Text(value));
        }

        foreach (var (name, value, member, rule) in described.Where(m => !m.Rule.IsAttribute && !m.Value.IsNull))
        {
            if (rule.IsText)
            {
                _writer.WriteString(Text(value));
            }
            else if (value is JsonArray items)
            {
                Items(name, rule, items, member);
            }
            else
            {
                Element(rule.Name ?? name, rule, value, member);
            }
        }
    }

    private void Items(string name, XmlRule rule, JsonArray items, SchemaView? view)
    {
        if (rule.IsWrapped)
        {
            Start(rule.Name ?? name, rule);
        }

        for (var i = 0; i < items.Count; i++)
        {
            // OpenAPI: the name of an array that is not wrapped says nothing; that of its items does.
            Item(items[i], view?.ItemAt(i), name);
        }

        if (rule.IsWrapped)
        {
            _writer.WriteEndElement();
        }
    }

    private void Item(JsonValue item, SchemaView? view, string name)
    {
        var rule = XmlRule.Of(view);
        var component = name == ItemName ? view?.Parts.Select(p => p.Name).FirstOrDefault(n => n is not null) : null;
        if (item is JsonArray nested)
        {
            Start(rule.Name ?? name, rule);
            Items(ItemName, XmlRule.Of(null), nested, view);
            _writer.WriteEndElement();
            return;
        }

        Element(rule.Name ?? component ?? name, rule, item, view);
    }

    private void Start(string name, XmlRule rule)
    {
        var prefix = PrefixOf(rule, out var space);
        if (prefix is null && space is null)
        {
            _writer.WriteStartElement(Local(name));
            return;
        }

        _writer.WriteStartElement(prefix, Local(name), space);
    }

    private void Attribute(string name, XmlRule rule, string text)
    {
        // Declares a namespace instead of being a value; the namespace that is described is declared by the element.
        if (Local(name) == "xmlns")
        {
            return;
        }

        var prefix = PrefixOf(rule, out var space);
        if (prefix is null)
        {
            _writer.WriteAttributeString(Local(name), text);
            return;
        }

        _writer.WriteAttributeString(prefix, Local(name), space, text);
    }

    // A prefix is described once and used below; one that nobody gave a namespace cannot be written.
    private string? PrefixOf(XmlRule rule, out string? space)
    {
        // Names that begin with "xml" belong to XML itself.
        var prefix =
            rule.Prefix is null || rule.Prefix.StartsWith("xml", StringComparison.OrdinalIgnoreCase)
                ? null
                : XmlConvert.EncodeLocalName(rule.Prefix);
        space = rule.Namespace;
        if (prefix is null)
        {
            return null;
        }

        if (space is not null)
        {
            _prefixes[prefix] = space;
        }

        return _prefixes.TryGetValue(prefix, out space) ? prefix : null;
    }

    private static string Text(JsonValue value)
    {
        var text = value.ToPlainText();
        return text.All(c => XmlConvert.IsXmlChar(c))
            ? text
            : string.Concat(text.EnumerateRunes().Where(IsXml).Select(r => r.ToString()));
    }

    private static bool IsXml(System.Text.Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);

    private static string Local(string name) => XmlConvert.EncodeLocalName(name.Length == 0 ? ItemName : name);
}
