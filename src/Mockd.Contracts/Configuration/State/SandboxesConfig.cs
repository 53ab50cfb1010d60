using System.ComponentModel;
using Mockd.Contracts.Rules;

namespace Mockd.Contracts.Configuration;

/// <summary>Which isolated state a request sees. Without this, all callers share the sandbox <c>default</c>.</summary>
public sealed record SandboxesConfig
{
    [Description("How a request names its sandbox: the first rule that finds a name decides; none finds: `default`.")]
    public IReadOnlyList<SandboxRuleConfig> By { get; init; } = [];

    [Description("Whether a name that is new makes a sandbox, or is refused until somebody has created it.")]
    public SandboxCreation Create { get; init; } = SandboxCreation.OnDemand;

    [Description("What a new sandbox starts with: `seeds`, or the state of the sandbox of this name.")]
    public string From { get; init; } = "seeds";

    [Description("A sandbox that nobody used for so long is removed, with its snapshots; 0: never.")]
    public TimeSpan Ttl { get; init; } = TimeSpan.Zero;

    [Description("Most sandboxes at a time; for a further one the one that is idle longest goes, never one in use.")]
    [Limits(1, int.MaxValue)]
    public int Max { get; init; } = 10_000;

    [Description("Response header that names the sandbox; absent: it is not shown.")]
    [Form(TextForm.HeaderName)]
    public string? ShowIn { get; init; }
}
