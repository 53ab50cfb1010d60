using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>How a patch changes a row.</summary>
public sealed record PatchConfig
{
    [Description("How members are merged (default `shallow`).")]
    public MergeMode? Merge { get; init; }

    [Description("Members that merge key by key even where the rest is replaced.")]
    public IReadOnlyList<string> MergeFields { get; init; } = [];

    [Description(
        "An empty text removes a key of a merged member and sets any other member to null; in a create it counts as not sent."
    )]
    public bool? EmptyUnsets { get; init; }
}
