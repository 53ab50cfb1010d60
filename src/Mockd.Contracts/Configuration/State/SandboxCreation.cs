namespace Mockd.Contracts.Configuration;

/// <summary>Who makes sandboxes.</summary>
public enum SandboxCreation
{
    /// <summary>The first request that names one.</summary>
    OnDemand,

    /// <summary>People and scripts, over the admin plane; other names are refused.</summary>
    Explicit,
}
