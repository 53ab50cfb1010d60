using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Whether, and for which operations, tables and bindings are read off a description. A truth value alone is that of `enabled`.</summary>
public sealed record InferConfig
{
    [Description("Read tables and bindings off the description, for what the file leaves alone.")]
    public bool Enabled { get; init; } = true;

    [Description("Only these: `METHOD /path`, a path and all below it, or the name of a table. Absent: all.")]
    public IReadOnlyList<string> Include { get; init; } = [];

    [Description("Not these, named likewise.")]
    public IReadOnlyList<string> Exclude { get; init; } = [];

    [Description("Tables of which less is certain are left out.")]
    [Limits(0, 1)]
    public double MinConfidence { get; init; } = 0.6;
}
