namespace Mockd.Engine.Sandboxes;

/// <summary>Why a sandbox cannot be had.</summary>
public enum SandboxProblem
{
    BadName,
    Missing,
    Exists,
    InUse,

    /// <summary>There are as many as there may be, and all are in use.</summary>
    Full,
}
