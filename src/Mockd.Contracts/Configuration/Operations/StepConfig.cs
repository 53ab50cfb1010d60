using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>One step of a custom operation. Which keys it needs depends on its type.</summary>
public sealed record StepConfig
{
    [Description("What the step does.")]
    public required StepType Type { get; init; }

    [Description("Table of read, create, update, delete and list.")]
    public string? Resource { get; init; }

    [Description("Expression of the row's key.")]
    public string? Id { get; init; }

    [Description("Variable that takes the result; in foreach, each element.")]
    public string? As { get; init; }

    [Description("read: answer null instead of failing when there is no such row.")]
    public bool Optional { get; init; }

    [Description("create, update: expression of an object whose members are stored first.")]
    public string? From { get; init; }

    [Description("create, update: field to expression.")]
    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    [Description("set: variable to assign.")]
    public string? Var { get; init; }

    [Description("set: expression of its value.")]
    public string? Value { get; init; }

    [Description(
        "list: field to expression that it must equal, as JSON; `nil` finds null and missing fields, a text that is read from somewhere finds the number it is too."
    )]
    public IReadOnlyDictionary<string, string> Filter { get; init; } = new Dictionary<string, string>();

    [Description("validate, if: condition.")]
    public string? Condition { get; init; }

    [Description("validate: text of the error; may hold `{{expression}}`.")]
    [Template(HasMembers = true)]
    public string? ErrorMessage { get; init; }

    [Description("validate: status of the error.")]
    [Limits(200, 599)]
    public int? ErrorStatus { get; init; }

    [Description("validate, fail: the error's code, type, parameter and further members.")]
    public FailureConfig? Error { get; init; }

    [Description("if: steps when true.")]
    public IReadOnlyList<StepConfig> Then { get; init; } = [];

    [Description("if: steps when false.")]
    public IReadOnlyList<StepConfig> Else { get; init; } = [];

    [Description("foreach: expression of the list.")]
    public string? In { get; init; }

    [Description("foreach: steps for each element.")]
    public IReadOnlyList<StepConfig> Steps { get; init; } = [];

    [Description("call: custom operation to run in the same transaction.")]
    public string? Operation { get; init; }

    [Description("call: its input, names to expressions.")]
    public IReadOnlyDictionary<string, string> With { get; init; } = new Dictionary<string, string>();
}
