namespace Mockd.Engine.State;

/// <summary>A state was in use at some moment.</summary>
public readonly record struct StateUse(string Name, DateTimeOffset At);
