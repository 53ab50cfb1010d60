using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Sandboxes;

/// <summary>How requests choose sandboxes, and how long sandboxes live.</summary>
public sealed class SandboxPolicy(SandboxesConfig config, IReadOnlyList<SandboxRule> rules)
{
    internal const string Seeds = "seeds";
    public static readonly SandboxPolicy Shared = new(new SandboxesConfig(), []);

    public bool CreatesOnDemand => config.Create == SandboxCreation.OnDemand;

    /// <summary>
    /// The sandbox that a new one of this name is a fork of; null: the seeds. The one that all others start from starts from the
    /// seeds itself.
    /// </summary>
    public string? FromOf(string name) => config.From == Seeds || config.From == name ? null : config.From;

    /// <summary>Neither time nor others push it out: all share it, or new ones start from it.</summary>
    public bool Keeps(string name) => name == SandboxName.Default || name == FromOf("");

    /// <summary>Zero: sandboxes stay.</summary>
    public TimeSpan Ttl => config.Ttl;

    public int Most => config.Max;

    public string? ShowIn => config.ShowIn;

    /// <summary>All requests see one sandbox.</summary>
    public bool IsShared => rules.Count == 0;

    /// <summary>Null when no rule finds a name.</summary>
    public SandboxChoice? Find(Request request)
    {
        foreach (var rule in rules)
        {
            if (rule.Find(request) is { } choice)
            {
                return choice;
            }
        }

        return null;
    }
}
