using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>What one field of a row must look like.</summary>
public sealed record FieldRuleConfig
{
    [Description("JSON type: `string`, `integer`, `number`, `boolean`, `array`, `object`.")]
    [OneOf("string", "integer", "number", "boolean", "array", "object")]
    public string? Type { get; init; }

    [Description("A create must give the field.")]
    public bool Required { get; init; }

    [Description("Null is allowed.")]
    public bool Nullable { get; init; }

    [Description("Fewest characters.")]
    [Limits(0, int.MaxValue)]
    public int? MinLength { get; init; }

    [Description("Most characters.")]
    [Limits(0, int.MaxValue)]
    public int? MaxLength { get; init; }

    [Description("Regular expression that texts must match.")]
    public string? Pattern { get; init; }

    [Description("`email`, `uuid`, `date`, `date-time`, `uri`, `ipv4`, `ipv6`, `hostname`.")]
    [OneOf("email", "uuid", "date", "date-time", "uri", "url", "ipv4", "ipv6", "hostname")]
    public string? Format { get; init; }

    [Description("Smallest number.")]
    public double? Min { get; init; }

    [Description("Largest number.")]
    public double? Max { get; init; }

    [Description("Numbers must be above this.")]
    public double? ExclusiveMin { get; init; }

    [Description("Numbers must be below this.")]
    public double? ExclusiveMax { get; init; }

    [Description("Fewest items.")]
    [Limits(0, int.MaxValue)]
    public int? MinItems { get; init; }

    [Description("Most items.")]
    [Limits(0, int.MaxValue)]
    public int? MaxItems { get; init; }

    [Description("No item stands twice.")]
    public bool UniqueItems { get; init; }

    [Description("Rule for each item of an array.")]
    public FieldRuleConfig? Items { get; init; }

    [Description("Allowed values.")]
    public IReadOnlyList<JsonValue> Enum { get; init; } = [];

    [Description("Rules for the members of an object.")]
    public IReadOnlyDictionary<string, FieldRuleConfig> Properties { get; init; } =
        new Dictionary<string, FieldRuleConfig>();

    [Description("Text of the error instead of the usual one.")]
    public string? Message { get; init; }
}
