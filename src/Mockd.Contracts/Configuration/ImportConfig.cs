using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>One description (or stub file) that the twin is built from; exactly one of path, url and package is given.</summary>
public sealed record ImportConfig
{
    [Description("File, relative to the config file.")]
    public string? Path { get; init; }

    [Description("Address to fetch at start; the answer is cached and used when the address does not answer.")]
    public string? Url { get; init; }

    [Description("`npm:NAME@VERSION/FILE`: a file of an npm package, fetched once with the npm client and cached.")]
    public string? Package { get; init; }

    [Description(
        "With `path`: the folder that files which the description refers to may lie in, relative to the config file. Absent: the description's own."
    )]
    [Form(TextForm.Something)]
    public string? Root { get; init; }

    [Description("Namespace: operation `getPet` becomes `AS.getPet`.")]
    public string? As { get; init; }

    [Description("Forces the format: `openapi`, `swagger`, `mockd`. Absent: found by content.")]
    public string? Format { get; init; }

    [Description("Serve the description's `servers` base paths in addition to the bare paths.")]
    public bool Servers { get; init; } = true;

    [Description(
        "Read tables and bindings off the description (default: no; of a description that is started by itself: yes)."
    )]
    public InferConfig? Infer { get; init; }

    [Description("Overrides the twin's `check` for the operations of this description.")]
    public CheckMode? Check { get; init; }

    [Description("Overrides the twin's `undescribed` for the operations of this description.")]
    public UndescribedConfig? Undescribed { get; init; }

    [Description("Takes the place of the twin's `demands` for the operations of this description.")]
    public DemandsConfig? Demands { get; init; }
}
