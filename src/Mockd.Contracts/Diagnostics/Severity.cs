namespace Mockd.Contracts.Diagnostics;

/// <summary>An error stops the twin from starting; a warning does not.</summary>
public enum Severity
{
    Warning,
    Error,
}
