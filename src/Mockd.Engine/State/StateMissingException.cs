namespace Mockd.Engine.State;

/// <summary>The store has no state of this name, perhaps because another process removed it.</summary>
public sealed class StateMissingException(string name) : Exception($"there is no state '{name}'")
{
    public string Name { get; } = name;
}
