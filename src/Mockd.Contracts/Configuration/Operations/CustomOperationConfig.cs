using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Steps over tables that run as one: all or nothing, and seen by nobody half done.</summary>
public sealed record CustomOperationConfig
{
    [Description("Unique name.")]
    public required string Name { get; init; }

    [Description("`atomic` (default). `best_effort` is accepted and means the same.")]
    [OneOf("atomic", "best_effort")]
    public string Consistency { get; init; } = "atomic";

    [Description("What is done, in order.")]
    public IReadOnlyList<StepConfig> Steps { get; init; } = [];

    [Description("Output field to expression. Absent: all variables, or the row that `return` names.")]
    public IReadOnlyDictionary<string, string>? Response { get; init; }

    [Description("Expression of the whole answer; a row variable is answered in its table's shape.")]
    public string? Return { get; init; }

    [Description("Status of the answer; absent: the one that the bound operation describes, else 200.")]
    [Limits(200, 599)]
    public int? Status { get; init; }

    [Description(
        "Expression of the content type of an answer that is not JSON: `return` gives its text, or `{base64: …}` its bytes."
    )]
    public string? ContentType { get; init; }

    [Description("Answer as server-sent events.")]
    public StreamConfig? Stream { get; init; }

    [Description("Kept for compatibility; sandboxes isolate state.")]
    public string? Workspace { get; init; }
}
