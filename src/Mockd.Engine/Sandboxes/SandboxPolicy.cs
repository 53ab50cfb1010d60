using Mockd.Contracts.Configuration;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Sandboxes;

/// <summary>How requests choose sandboxes, and how long sandboxes live.</summary>
public sealed class SandboxPolicy
{
    internal const string Seeds = "seeds";
    public static readonly SandboxPolicy Shared = new(new SandboxesConfig(), []);
    private readonly IReadOnlyList<SandboxRule> _rules;
    private readonly string? _from;

    public SandboxPolicy(SandboxesConfig config, IReadOnlyList<SandboxRule> rules)
    {
        _rules = rules;
        _from = config.From == Seeds ? null : config.From;
        CreatesOnDemand = config.Create == SandboxCreation.OnDemand;
        Ttl = config.Ttl;
        Most = config.Max;
        ShowIn = config.ShowIn;
    }

    public bool CreatesOnDemand { get; }

    /// <summary>
    /// The sandbox that a new one of this name is a fork of; null: the seeds. The one that all others start from starts from the
    /// seeds itself.
    /// </summary>
    public string? FromOf(string name) => _from == name ? null : _from;

    /// <summary>Neither time nor others push it out: all share it, or new ones start from it.</summary>
    public bool Keeps(string name) => name == SandboxName.Default || name == FromOf("");

    /// <summary>Zero: sandboxes stay.</summary>
    public TimeSpan Ttl { get; }

    public int Most { get; }

    public string? ShowIn { get; }

    /// <summary>All requests see one sandbox.</summary>
    public bool IsShared => _rules.Count == 0;

    /// <summary>Null when no rule finds a name.</summary>
    public SandboxChoice? Find(Request request)
    {
        foreach (var rule in _rules)
        {
            if (rule.Find(request) is { } choice)
            {
                return choice;
            }
        }

        return null;
    }
}
