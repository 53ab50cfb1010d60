namespace Mockd.Contracts.Configuration;

/// <summary>What a step of a custom operation does.</summary>
public enum StepType
{
    Read,
    Create,
    Update,
    Delete,
    Set,
    List,
    Validate,
    If,
    Foreach,
    Fail,
    Call,
}
