using System.Xml;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>Which property an element or attribute stands for.</summary>
internal sealed class XmlNames
{
    private readonly Dictionary<string, string> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    public XmlNames(SchemaView view)
    {
        foreach (var (property, _) in view.Properties)
        {
            var member = view.Member(property);
            var rule = XmlRule.Of(member);
            if (rule.IsText)
            {
                OfText = property;
                continue;
            }

            // An array that is not wrapped is written as its items, which have their own name.
            var isBare = !rule.IsWrapped && member!.Items is not null;
            var name = (isBare ? XmlRule.Of(member!.ItemAt(0)).Name : rule.Name) ?? property;
            (rule.IsAttribute ? _attributes : _elements).TryAdd(XmlConvert.EncodeLocalName(name), property);
        }
    }

    /// <summary>The property that is the text of the element itself; null when there is none.</summary>
    public string? OfText { get; }

    public string? OfElement(string name) => _elements.GetValueOrDefault(name);

    public string? OfAttribute(string name) => _attributes.GetValueOrDefault(name);
}
