using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>A custom operation that follows a row change, in the same transaction.</summary>
public sealed record EffectConfig
{
    [Description("Changes that it follows: `create`, `update`, `delete`.")]
    [OneOf("create", "update", "delete")]
    public required IReadOnlyList<string> On { get; init; }

    [Description("Condition; variables `row`, `before` and `change`.")]
    public string? When { get; init; }

    [Description("Custom operation to run; it sees `row`, `before` and `change` besides its input.")]
    public required string Operation { get; init; }

    [Description("Its input: names to expressions.")]
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();
}
