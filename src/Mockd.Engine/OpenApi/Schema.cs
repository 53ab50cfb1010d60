using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// A schema object of any OpenAPI version, read when first used. A reference is its target: the same place in the document
/// is the same instance, so that a circle can be told by reference.
/// </summary>
public sealed class Schema
{
    /// <summary>JSON pointer of the schema in its document.</summary>
    public string Pointer => throw new NotImplementedException();

    /// <summary>Name in components, if it stands there.</summary>
    public string? Name => throw new NotImplementedException();

    /// <summary>The schema <c>false</c>: nothing is valid.</summary>
    public bool IsNever => throw new NotImplementedException();

    /// <summary><c>nullable: true</c> (3.0) counts as <see cref="SchemaTypes.Null"/>.</summary>
    public SchemaTypes Types => throw new NotImplementedException();

    /// <summary>Null is allowed by the types of this schema or by one of its <c>anyOf</c>/<c>oneOf</c> variants.</summary>
    public bool IsNullable => throw new NotImplementedException();

    public string? Format => throw new NotImplementedException();

    public string? Pattern => throw new NotImplementedException();

    public IReadOnlyList<JsonValue>? Enum => throw new NotImplementedException();

    public JsonValue? Const => throw new NotImplementedException();

    public JsonValue? Default => throw new NotImplementedException();

    /// <summary>`example`, else the first of `examples`.</summary>
    public JsonValue? Example => throw new NotImplementedException();

    public int? MinLength => throw new NotImplementedException();

    public int? MaxLength => throw new NotImplementedException();

    public double? Minimum => throw new NotImplementedException();

    public double? Maximum => throw new NotImplementedException();

    /// <summary>The bound itself, also where 3.0 writes it as a boolean beside `minimum`.</summary>
    public double? ExclusiveMinimum => throw new NotImplementedException();

    public double? ExclusiveMaximum => throw new NotImplementedException();

    public double? MultipleOf => throw new NotImplementedException();

    public int? MinItems => throw new NotImplementedException();

    public int? MaxItems => throw new NotImplementedException();

    public bool UniqueItems => throw new NotImplementedException();

    public int? MinProperties => throw new NotImplementedException();

    public int? MaxProperties => throw new NotImplementedException();

    public Schema? Items => throw new NotImplementedException();

    public IReadOnlyList<Schema> PrefixItems => throw new NotImplementedException();

    /// <summary>In document order.</summary>
    public IReadOnlyList<KeyValuePair<string, Schema>> Properties => throw new NotImplementedException();

    public IReadOnlyList<KeyValuePair<string, Schema>> PatternProperties => throw new NotImplementedException();

    public IReadOnlyCollection<string> Required => throw new NotImplementedException();

    /// <summary>False only for <c>additionalProperties: false</c>.</summary>
    public bool AllowsAdditionalProperties => throw new NotImplementedException();

    /// <summary>The schema of further members, where one is given.</summary>
    public Schema? AdditionalProperties => throw new NotImplementedException();

    public IReadOnlyList<Schema> AllOf => throw new NotImplementedException();

    public IReadOnlyList<Schema> OneOf => throw new NotImplementedException();

    public IReadOnlyList<Schema> AnyOf => throw new NotImplementedException();

    public Schema? Not => throw new NotImplementedException();

    public Discriminator? Discriminator => throw new NotImplementedException();

    public bool ReadOnly => throw new NotImplementedException();

    public bool WriteOnly => throw new NotImplementedException();

    /// <summary>
    /// The named member's schema, looked for in properties, then allOf, then anyOf and oneOf (object variants), then pattern
    /// and additional properties; null when nothing describes it.
    /// </summary>
    public Schema? FindProperty(string name) => throw new NotImplementedException();

    /// <summary>An extension (<c>x-…</c>); null when absent.</summary>
    public JsonValue? Extension(string name) => throw new NotImplementedException();
}
