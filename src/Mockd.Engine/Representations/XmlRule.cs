using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Representations;

/// <summary>What the `xml` object of a schema says (OpenAPI 3.x and 2.0).</summary>
internal sealed record XmlRule
{
    private static readonly XmlRule Plain = new();

    public string? Name { get; private init; }

    public string? Namespace { get; private init; }

    public string? Prefix { get; private init; }

    public bool IsAttribute { get; private init; }

    public bool IsWrapped { get; private init; }

    /// <summary>The value is the text of its parent's element.</summary>
    public bool IsText { get; private init; }

    public static XmlRule Of(SchemaView? view)
    {
        // Schemas that are joined may each say a part of it; the outermost has the last word.
        var written = view
            ?.Parts.Select(p => p.Extension("xml"))
            .OfType<JsonObject>()
            .Aggregate((JsonObject?)null, (outer, inner) => outer is null ? inner : Joined(outer, inner));
        if (written is null)
        {
            return Plain;
        }

        // 3.2 says with one word what earlier versions say with flags.
        var node = written["nodeType"]?.AsText;
        return new XmlRule
        {
            Name = Given(written, "name"),
            Namespace = Given(written, "namespace"),
            Prefix = Given(written, "prefix"),
            IsAttribute = node == "attribute" || written["attribute"] is JsonBoolean { Value: true },
            IsWrapped = node == "element" || written["wrapped"] is JsonBoolean { Value: true },
            IsText = node is "text" or "cdata",
        };
    }

    private static JsonObject Joined(JsonObject outer, JsonObject inner) =>
        inner.Where(m => !outer.Contains(m.Key)).Aggregate(outer, (all, m) => all.With(m.Key, m.Value));

    private static string? Given(JsonObject written, string name) =>
        written[name] is JsonText { Value.Length: > 0 } text ? text.Value : null;
}
