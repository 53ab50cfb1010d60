using System.Text.Json;
using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>
/// A schema object of any OpenAPI version, read when first used. A reference is its target: the same place in the document
/// is the same instance, so that a circle can be told by reference.
/// </summary>
public sealed class Schema
{
    private readonly DescriptionDocument _document;
    private readonly JsonElement _element;
    private SchemaKeywords? _keywords;
    private PropertyIndex? _index;
    private Discriminator? _discriminator;
    private IReadOnlyList<JsonValue>? _enum;

    /// <param name="element">An undefined element makes a schema that allows anything.</param>
    internal Schema(DescriptionDocument document, string pointer, JsonElement element)
    {
        _document = document;
        _element = element;
        Pointer = pointer;
    }

    internal Schema(DescriptionDocument document, string pointer, SchemaKeywords keywords)
        : this(document, pointer, default(JsonElement)) => _keywords = keywords;

    /// <summary>JSON pointer of the schema in its document.</summary>
    public string Pointer { get; }

    /// <summary>Name in components, if it stands there.</summary>
    public string? Name => JsonPointers.ComponentName(Pointer);

    /// <summary>The schema <c>false</c>: nothing is valid.</summary>
    public bool IsNever => Keywords.IsNever;

    /// <summary><c>nullable: true</c> (3.0) counts as <see cref="SchemaTypes.Null"/>.</summary>
    internal SchemaTypes Types => Keywords.Types;

    /// <summary>Null is allowed by the types of this schema or by one of its <c>anyOf</c>/<c>oneOf</c> variants.</summary>
    public bool IsNullable => Nullability.Of(this);

    public string? Title => Keywords.Title;

    public string? Format => Keywords.Format;

    /// <summary>How bytes are written as text, such as <c>base64</c> (RFC 4648); an annotation that nothing is checked by.</summary>
    public string? ContentEncoding => Keywords.ContentEncoding;

    /// <summary>What the value is that a text holds as JSON; an annotation that nothing is checked by.</summary>
    internal Schema? ContentSchema =>
        Keywords.ContentMediaType is not { } type || MediaTypeNames.IsJson(MediaTypeNames.Normalize(type))
            ? Keywords.ContentSchema
            : null;

    public string? Pattern => Keywords.Pattern;

    public IReadOnlyList<JsonValue>? Enum => _enum ??= ReadEnum();

    public JsonValue? Const => Keywords.Const?.Value();

    public JsonValue? Default => Keywords.Default?.Value();

    /// <summary>`example`, else the first of `examples`.</summary>
    public JsonValue? Example => (Keywords.Example ?? FirstExample())?.Value();

    /// <summary>The example as it is written where it is a number or a truth value: `1.10` is not `1.1` where a text is meant.</summary>
    internal string? WrittenExample =>
        (Keywords.Example ?? FirstExample())
            is { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar
            ? scalar.GetRawText()
            : null;

    public int? MinLength => Keywords.MinLength;

    public int? MaxLength => Keywords.MaxLength;

    public double? Minimum => Keywords.Minimum;

    public double? Maximum => Keywords.Maximum;

    /// <summary>The bound itself, also where 3.0 writes it as a boolean beside `minimum`.</summary>
    public double? ExclusiveMinimum => Keywords.ExclusiveMinimum;

    public double? ExclusiveMaximum => Keywords.ExclusiveMaximum;

    public double? MultipleOf => Keywords.MultipleOf;

    public int? MinItems => Keywords.MinItems;

    public int? MaxItems => Keywords.MaxItems;

    public bool UniqueItems => Keywords.UniqueItems;

    public int? MinProperties => Keywords.MinProperties;

    public int? MaxProperties => Keywords.MaxProperties;

    public Schema? Items => Keywords.Items;

    public IReadOnlyList<Schema> PrefixItems => Keywords.PrefixItems;

    /// <summary>In document order.</summary>
    public IReadOnlyList<KeyValuePair<string, Schema>> Properties => Keywords.Properties;

    public IReadOnlyList<KeyValuePair<string, Schema>> PatternProperties => Keywords.PatternProperties;

    public IReadOnlyCollection<string> Required => Keywords.Required;

    /// <summary>False only for <c>additionalProperties: false</c>.</summary>
    public bool AllowsAdditionalProperties => Keywords.AllowsAdditionalProperties;

    /// <summary>The schema of further members, where one is given.</summary>
    public Schema? AdditionalProperties => Keywords.AdditionalProperties;

    /// <summary>It is said, not only left open, that further members may have any value.</summary>
    public bool IsOpen => Keywords.IsOpen;

    /// <summary>A reference with keywords beside it (3.1) stands first here.</summary>
    public IReadOnlyList<Schema> AllOf => Keywords.AllOf;

    public IReadOnlyList<Schema> OneOf => Keywords.OneOf;

    public IReadOnlyList<Schema> AnyOf => Keywords.AnyOf;

    public Schema? Not => Keywords.Not;

    public Schema? If => Keywords.If;

    public Schema? Then => Keywords.Then;

    public Schema? Else => Keywords.Else;

    public Schema? Contains => Keywords.Contains;

    public Schema? PropertyNames => Keywords.PropertyNames;

    internal Discriminator? Discriminator =>
        _discriminator ??= Keywords.Discriminator is { } written
            ? DiscriminatorReader.Read(_document, Pointer, written)
            : null;

    public bool ReadOnly => Keywords.ReadOnly;

    public bool WriteOnly => Keywords.WriteOnly;

    internal JsonElement Element => _element;

    internal DescriptionDocument Document => _document;

    /// <summary>`nullable` as written, also where no type stands beside it.</summary>
    internal bool IsMarkedNullable => Keywords.Nullable;

    private SchemaKeywords Keywords =>
        Volatile.Read(ref _keywords)
        // Two threads may both read the keywords; the schemas in them are the same ones.
        ?? Interlocked.CompareExchange(ref _keywords, ReadKeywords(), null)
        ?? _keywords!;

    /// <summary>A schema that stands alone; its references may only lead into itself.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static Schema Parse(ReadOnlyMemory<byte> json)
    {
        var root = JsonDocument
            .Parse(json, new JsonDocumentOptions { MaxDepth = ApiDescriptionReader.MaxDepth })
            .RootElement;
        var file = new DescriptionFile("", root, json);
        return new DescriptionDocument(file, [], [], allowsSiblings: true).SchemaAt("", root);
    }

    /// <summary>
    /// The named member's schema, looked for in properties, then allOf, then anyOf and oneOf (object variants), then pattern
    /// and additional properties; null when nothing describes it.
    /// </summary>
    public Schema? FindProperty(string name) => (_index ??= PropertyIndex.Build(this)).Find(name);

    /// <summary>An extension (<c>x-…</c>); null when absent.</summary>
    public JsonValue? Extension(string name) => _element.Member(name)?.Value();

    public override string ToString() => Name ?? Pointer;

    private SchemaKeywords ReadKeywords() => SchemaKeywordTable.Read(new SchemaScope(_document, Pointer), _element);

    private List<JsonValue>? ReadEnum() =>
        Keywords.Enum is { } written ? [.. written.EnumerateArray().Select(Elements.Value).OfType<JsonValue>()] : null;

    private JsonElement? FirstExample() =>
        Keywords.Examples is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : null;
}
