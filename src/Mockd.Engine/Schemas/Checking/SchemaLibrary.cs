using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>The schemas that may refer to each other: those of one description, or those of a set of schema documents.</summary>
internal sealed class SchemaLibrary
{
    private static readonly Dictionary<string, SchemaDialect> Metaschemas = new()
    {
        ["http://json-schema.org/draft-04/schema"] = SchemaDialect.Draft4,
        ["http://json-schema.org/draft-06/schema"] = SchemaDialect.Draft6,
        ["http://json-schema.org/draft-07/schema"] = SchemaDialect.Draft7,
        ["https://json-schema.org/draft/2019-09/schema"] = SchemaDialect.Draft2019,
        ["https://json-schema.org/draft/2020-12/schema"] = SchemaDialect.Draft2020,
    };

    private readonly ConcurrentDictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaResource> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaResource> _byPointer = new(StringComparer.Ordinal);
    private readonly DescriptionDocument? _description;
    private readonly SchemaResource _unnamed;
    private CheckRun? _spareRun = new();

    public SchemaLibrary(DescriptionDocument description)
    {
        _description = description;
        AssertsFormats = true;
        var dialect = description.AllowsSiblings ? SchemaDialect.OpenApi31 : SchemaDialect.OpenApi30;
        _unnamed = new SchemaResource(SchemaAddresses.Unknown, "", description.Root, dialect);
        if (HoldsNames(description.Root))
        {
            new ResourceIndex(this, isSchema: false).Add(description.Root, "", SchemaAddresses.Unknown, dialect);
            _unnamed = _byPointer[""];
        }
    }

    /// <param name="documents">By address.</param>
    public SchemaLibrary(
        IEnumerable<KeyValuePair<string, JsonElement>> documents,
        SchemaDialect dialect,
        bool assertsFormats
    )
    {
        AssertsFormats = assertsFormats;
        _unnamed = new SchemaResource(SchemaAddresses.Unknown, "", default, dialect);
        foreach (var (address, root) in documents.OrderBy(d => d.Value.Member("$vocabulary") is null))
        {
            Add(address, root, dialect);
        }
    }

    public bool AssertsFormats { get; }

    public DescriptionDocument? Description => _description;

    public SchemaNode Anything => field ??= new SchemaNode(_unnamed, null, () => SchemaRules.None);

    /// <summary>Adds a document; its own address, if it has one, counts beside the given one.</summary>
    public SchemaNode Add(string address, JsonElement root, SchemaDialect dialect)
    {
        new ResourceIndex(this, isSchema: true).Add(root, address + "#", address, dialect);
        var resource = _byPointer[address + "#"];
        _byAddress[address] = resource;
        return NodeAt(resource.Site);
    }

    public void Add(SchemaResource resource)
    {
        _byAddress.TryAdd(resource.Address, resource);
        _byPointer[resource.Site.Pointer] = resource;
    }

    /// <summary>What <c>$schema</c> says, and whether its metaschema has types and bounds at all.</summary>
    public (SchemaDialect Dialect, bool Validates) DialectOf(JsonElement schema, SchemaDialect outer)
    {
        if (schema.TextMember("$schema") is not { } written || _description is not null)
        {
            return (outer, true);
        }

        var address = SchemaAddresses.Split(written).Address;
        if (Metaschemas.TryGetValue(address, out var dialect))
        {
            return (dialect, true);
        }

        if (!_byAddress.TryGetValue(address, out var metaschema))
        {
            return (outer, true);
        }

        var vocabulary = metaschema.Site.Element.Member("$vocabulary");
        return (
            metaschema.Dialect,
            vocabulary is null
                || vocabulary.Value.Members().Any(v => v.Key.EndsWith("/validation", StringComparison.Ordinal))
        );
    }

    /// <summary>The schema of a description.</summary>
    public SchemaNode NodeOf(Schema schema) =>
        schema.Element.ValueKind != JsonValueKind.Undefined ? NodeAt(SiteOf(schema))
        : schema.Properties.Count == 0 ? Anything
        : _nodes.GetOrAdd(
            "form " + schema.Pointer,
            _ => new SchemaNode(_unnamed, null, () => SchemaCompiler.CompileForm(this, schema))
        );

    /// <summary>The schema of a description that a node was compiled from; null for one that stands in none.</summary>
    public Schema? SchemaOf(SchemaNode node) =>
        _description is { } description && node.Site is { } site
            ? description.SchemaAt(site.Pointer, site.Element)
            : null;

    public SchemaNode NodeAt(SchemaSite site)
    {
        if (_nodes.TryGetValue(site.Pointer, out var known))
        {
            return known;
        }

        if (_byPointer.Count > 0 && _byPointer.TryGetValue(site.Pointer, out var own))
        {
            site = site with { Resource = own };
        }

        return _nodes.GetOrAdd(
            site.Pointer,
            new SchemaNode(site.Resource, site, () => new SchemaCompiler(this, site).Compile())
        );
    }

    /// <summary>Where a reference leads; null when nowhere.</summary>
    public SchemaSite? Resolve(SchemaSite from, string reference)
    {
        var (written, fragment) = SchemaAddresses.Split(reference);
        var address = SchemaAddresses.Join(from.Resource.Address, written);
        var isNamed = _byAddress.TryGetValue(address, out var resource);
        if (_description is not null && (!isNamed || (resource == _unnamed && fragment is "" or ['/', ..])))
        {
            var target = _description.Refer(reference, from.Pointer);
            return target.Element.ValueKind == JsonValueKind.Undefined ? null : SiteOf(target);
        }

        return resource is null ? null : Inside(resource, fragment);
    }

    /// <summary>A run that no other thread uses; to be given back.</summary>
    public CheckRun Rent() => Interlocked.Exchange(ref _spareRun, null) ?? new CheckRun();

    public void Return(CheckRun run) => Volatile.Write(ref _spareRun, run);

    private SchemaSite? Inside(SchemaResource resource, string fragment)
    {
        if (fragment is not ("" or ['/', ..]))
        {
            return resource.Anchors.TryGetValue(Uri.UnescapeDataString(fragment), out var anchored) ? anchored : null;
        }

        var site = resource.Site;
        foreach (var token in JsonPointers.Tokens(fragment))
        {
            if (Step(site.Element, token) is not { } next)
            {
                return null;
            }

            var pointer = JsonPointers.Child(site.Pointer, token);
            site = new SchemaSite(_byPointer.GetValueOrDefault(pointer, site.Resource), pointer, next);
        }

        return site;
    }

    private static JsonElement? Step(JsonElement element, string token) =>
        element.ValueKind != JsonValueKind.Array ? element.Member(token)
        : int.TryParse(token, out var index) && index >= 0 && index < element.GetArrayLength() ? element[index]
        : null;

    private SchemaSite SiteOf(Schema schema) => new(ResourceAt(schema.Pointer), schema.Pointer, schema.Element);

    private SchemaResource ResourceAt(string pointer)
    {
        for (var end = pointer.Length; _byPointer.Count > 1 && end > 0; end = pointer.LastIndexOf('/', end - 1))
        {
            if (_byPointer.TryGetValue(pointer[..end], out var resource))
            {
                return resource;
            }
        }

        return _unnamed;
    }

    // Most descriptions name no schemas: then the walk through all of it is spared.
    private static bool HoldsNames(JsonElement root)
    {
        var text = JsonMarshal.GetRawUtf8Value(root);
        return text.IndexOf("\"$id\""u8) >= 0
            || text.IndexOf("\"$anchor\""u8) >= 0
            || text.IndexOf("\"$dynamicAnchor\""u8) >= 0;
    }
}
