using System.Text.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>Finds the parts of a document that have an address or an anchor.</summary>
internal sealed class ResourceIndex(SchemaLibrary library, bool isSchema)
{
    private static readonly string[] OfOne =
    [
        "additionalItems",
        "items",
        "additionalProperties",
        "contains",
        "contentSchema",
        "propertyNames",
        "not",
        "if",
        "then",
        "else",
        "unevaluatedItems",
        "unevaluatedProperties",
    ];
    private static readonly string[] OfList = ["allOf", "anyOf", "oneOf", "prefixItems", "items"];
    private static readonly string[] OfNamed =
    [
        "properties",
        "patternProperties",
        "definitions",
        "$defs",
        "dependentSchemas",
        "dependencies",
    ];

    // Below these stand values, not schemas.
    private static readonly string[] Values = ["enum", "const", "default", "example", "examples"];

    /// <param name="prefix">Pointer of the document.</param>
    public void Add(JsonElement root, string prefix, string address, SchemaDialect dialect)
    {
        var document = Open(root, prefix, address, dialect);
        library.Add(document);
        var open = new Stack<SchemaSite>([document.Site]);
        while (open.TryPop(out var site))
        {
            if (site.Element.IsObject())
            {
                site = site with { Resource = Enter(site) };
                AddAnchors(site);
            }

            foreach (var (pointer, element) in isSchema ? SubSchemas(site) : Everything(site))
            {
                if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                {
                    open.Push(new SchemaSite(site.Resource, pointer, element));
                }
            }
        }
    }

    private SchemaResource Open(JsonElement root, string pointer, string address, SchemaDialect outer)
    {
        var (dialect, validates) = library.DialectOf(root, outer);
        var id = IdOf(root, dialect);
        return new SchemaResource(id is null ? address : SchemaAddresses.Join(address, id), pointer, root, dialect)
        {
            Validates = validates,
            IsRecursive = dialect == SchemaDialect.Draft2019 && root.FlagMember("$recursiveAnchor") == true,
        };
    }

    private SchemaResource Enter(SchemaSite site)
    {
        if (site.Pointer == site.Resource.Site.Pointer || IdOf(site.Element, site.Resource.Dialect) is null)
        {
            return site.Resource;
        }

        var resource = Open(site.Element, site.Pointer, site.Resource.Address, site.Resource.Dialect);
        library.Add(resource);
        return resource;
    }

    private static void AddAnchors(SchemaSite site)
    {
        var (resource, dialect) = (site.Resource, site.Resource.Dialect);
        if (dialect <= SchemaDialect.Draft7)
        {
            var id = site.Element.TextMember(dialect == SchemaDialect.Draft4 ? "id" : "$id");
            if (id is { Length: > 1 } && id.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash)
            {
                resource.Anchors.TryAdd(id[(hash + 1)..], site);
            }

            return;
        }

        if (site.Element.TextMember("$anchor") is { } anchor)
        {
            resource.Anchors.TryAdd(anchor, site);
        }

        if (site.Element.TextMember("$dynamicAnchor") is { } dynamic)
        {
            resource.Anchors.TryAdd(dynamic, site);
            resource.DynamicAnchors.TryAdd(dynamic, site);
        }
    }

    /// <summary>The address a schema gives itself; null for none, or only a name within its document.</summary>
    private static string? IdOf(JsonElement schema, SchemaDialect dialect)
    {
        var isOld = dialect <= SchemaDialect.Draft7;
        if (isOld && schema.TextMember("$ref") is not null)
        {
            return null;
        }

        var id = schema.TextMember(dialect == SchemaDialect.Draft4 ? "id" : "$id");
        return id is null || SchemaAddresses.Split(id).Address is not { Length: > 0 } address ? null : address;
    }

    private static IEnumerable<(string Pointer, JsonElement Element)> Everything(SchemaSite site)
    {
        if (site.Element.ValueKind == JsonValueKind.Array)
        {
            return site.Element.EnumerateArray().Select((item, i) => ($"{site.Pointer}/{i}", item));
        }

        return site
            .Element.Members()
            .Where(m => !Values.Contains(m.Key))
            .Select(m => (JsonPointers.Child(site.Pointer, m.Key), m.Value));
    }

    private static IEnumerable<(string Pointer, JsonElement Element)> SubSchemas(SchemaSite site)
    {
        foreach (var (keyword, value) in site.Element.Members())
        {
            var pointer = JsonPointers.Child(site.Pointer, keyword);
            if (value.IsObject() && OfOne.Contains(keyword))
            {
                yield return (pointer, value);
            }
            else if (value.ValueKind == JsonValueKind.Array && OfList.Contains(keyword))
            {
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    yield return ($"{pointer}/{index++}", item);
                }
            }
            else if (value.IsObject() && OfNamed.Contains(keyword))
            {
                foreach (var (name, member) in value.Members())
                {
                    yield return (JsonPointers.Child(pointer, name), member);
                }
            }
        }
    }
}
