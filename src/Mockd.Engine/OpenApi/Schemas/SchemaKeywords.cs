using System.Text.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>What one schema object says, as far as it is well formed.</summary>
internal sealed class SchemaKeywords
{
    public bool IsNever { get; set; }
    public SchemaTypes Types { get; set; }
    public bool Nullable { get; set; }
    public string? Title { get; set; }
    public string? Format { get; set; }
    public string? ContentEncoding { get; set; }
    public string? ContentMediaType { get; set; }
    public Schema? ContentSchema { get; set; }
    public string? Pattern { get; set; }
    public JsonElement? Enum { get; set; }
    public JsonElement? Const { get; set; }
    public JsonElement? Default { get; set; }
    public JsonElement? Example { get; set; }
    public JsonElement? Examples { get; set; }
    public int? MinLength { get; set; }
    public int? MaxLength { get; set; }
    public double? Minimum { get; set; }
    public double? Maximum { get; set; }
    public double? ExclusiveMinimum { get; set; }
    public double? ExclusiveMaximum { get; set; }
    public bool MinimumIsExclusive { get; set; }
    public bool MaximumIsExclusive { get; set; }
    public double? MultipleOf { get; set; }
    public int? MinItems { get; set; }
    public int? MaxItems { get; set; }
    public bool UniqueItems { get; set; }
    public int? MinProperties { get; set; }
    public int? MaxProperties { get; set; }
    public Schema? Items { get; set; }
    public IReadOnlyList<Schema> PrefixItems { get; set; } = [];
    public IReadOnlyList<KeyValuePair<string, Schema>> Properties { get; set; } = [];
    public IReadOnlyList<KeyValuePair<string, Schema>> PatternProperties { get; set; } = [];
    public IReadOnlyCollection<string> Required { get; set; } = [];
    public bool AllowsAdditionalProperties { get; set; } = true;
    public Schema? AdditionalProperties { get; set; }
    public bool IsOpen { get; set; }
    public Schema? Reference { get; set; }
    public IReadOnlyList<Schema> AllOf { get; set; } = [];
    public IReadOnlyList<Schema> OneOf { get; set; } = [];
    public IReadOnlyList<Schema> AnyOf { get; set; } = [];
    public Schema? Not { get; set; }
    public Schema? If { get; set; }
    public Schema? Then { get; set; }
    public Schema? Else { get; set; }
    public Schema? Contains { get; set; }
    public Schema? PropertyNames { get; set; }
    public JsonElement? Discriminator { get; set; }
    public bool ReadOnly { get; set; }
    public bool WriteOnly { get; set; }
}
