namespace Mockd.Engine.State;

/// <summary>What a stored state is for.</summary>
public enum StateKind
{
    /// <summary>Requests read and change it.</summary>
    Sandbox,

    /// <summary>A named copy to go back to; nobody changes it.</summary>
    Snapshot,
}
