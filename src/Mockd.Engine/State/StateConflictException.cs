namespace Mockd.Engine.State;

/// <summary>Other processes kept changing the state first, however often the write was made again; it changed nothing.</summary>
public sealed class StateConflictException(string name)
    : Exception($"other writers keep changing the sandbox '{name}'; nothing was changed, try again");
