using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>How callers ask for related rows in place of their ids.</summary>
public sealed record ExpandConfig
{
    [Description("Parameter, in query and body.")]
    public string Parameter { get; init; } = "expand";

    [Description("Deepest path, such as 4 for `a.b.c.d`.")]
    [Limits(1, 100)]
    public int MaxDepth { get; init; } = 4;

    [Description("Unknown paths answer this error; absent: they are ignored.")]
    public FailureConfig? Unknown { get; init; }
}
