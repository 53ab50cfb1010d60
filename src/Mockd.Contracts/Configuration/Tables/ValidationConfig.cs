using System.ComponentModel;
using Mockd.Contracts.Json;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Rules for the rows of a table.</summary>
public sealed record ValidationConfig
{
    [Description("`strict` rejects, `warn` only notes, `permissive` rejects missing fields only.")]
    [OneOf("strict", "warn", "permissive")]
    public string Mode { get; init; } = "strict";

    [Description("Fields that a create must give.")]
    public IReadOnlyList<string> Required { get; init; } = [];

    [Description("Rules by field; nested fields are named with dots.")]
    public IReadOnlyDictionary<string, FieldRuleConfig> Fields { get; init; } =
        new Dictionary<string, FieldRuleConfig>();

    [Description("Inline JSON Schema; replaces the field rules.")]
    public JsonObject? Schema { get; init; }

    [Description("Further rules for creates.")]
    public ValidationConfig? OnCreate { get; init; }

    [Description(
        "Further rules for updates and patches; `required` fields may not be removed, but need not be sent in a patch."
    )]
    public ValidationConfig? OnUpdate { get; init; }
}
