namespace Mockd.Engine.Sandboxes;

/// <summary>A sandbox cannot be had; the message says why and what to do.</summary>
public sealed class SandboxException(SandboxProblem problem, string message) : Exception(message)
{
    public SandboxProblem Problem { get; } = problem;
}
