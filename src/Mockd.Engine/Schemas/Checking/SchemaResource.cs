using System.Text.Json;

namespace Mockd.Engine.Schemas.Checking;

/// <summary>A document, or the part of one that has an address of its own (<c>$id</c>).</summary>
internal sealed class SchemaResource(string address, string pointer, JsonElement root, SchemaDialect dialect)
{
    /// <summary>Absolute, without fragment.</summary>
    public string Address => address;

    public SchemaDialect Dialect => dialect;

    /// <summary>False when the metaschema leaves the validation vocabulary out: types and bounds then say nothing.</summary>
    public bool Validates { get; init; } = true;

    public SchemaSite Site => new(this, pointer, root);

    public Dictionary<string, SchemaSite> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaSite> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary><c>$recursiveAnchor</c> of draft 2019-09.</summary>
    public bool IsRecursive { get; init; }
}
