using System.Text.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The keywords of one schema that its dialect knows, and the schemas below them.</summary>
internal sealed class KeywordReader(SchemaLibrary library, SchemaSite site)
{
    private readonly Dictionary<string, JsonElement> _keywords = new(site.Element.Members(), StringComparer.Ordinal);

    public SchemaSite Site => site;

    public SchemaDialect Dialect => site.Resource.Dialect;

    public bool IsOpenApi => Dialect >= SchemaDialect.OpenApi30;

    /// <summary>Keywords that assert something by themselves hold here.</summary>
    public bool Validates => site.Resource.Validates;

    public JsonElement? Get(string keyword, SchemaDialect since = SchemaDialect.Draft4) =>
        Dialect >= since && _keywords.TryGetValue(keyword, out var value) ? value : null;

    public SchemaNode? One(string keyword, SchemaDialect since = SchemaDialect.Draft4) =>
        Get(keyword, since) is { } value && value.IsSchema()
            ? Node(JsonPointers.Child(site.Pointer, keyword), value)
            : null;

    /// <summary>The list of values that stands for a keyword; null when there is none.</summary>
    public JsonElement? Values(string keyword) =>
        Get(keyword) is { } written && library.List(site, keyword, written) is { } list ? list.Element : null;

    public SchemaNode[] List(string keyword) =>
        Get(keyword) is { } written ? [.. library.Items(site, keyword, written).Select(i => i.Node)] : [];

    public IEnumerable<KeyValuePair<string, SchemaNode>> Named(string keyword) =>
        Get(keyword) is { } written ? library.Members(site, keyword, written) : [];

    private SchemaNode Node(string pointer, JsonElement element) =>
        library.NodeAt(site with { Pointer = pointer, Element = element });
}
