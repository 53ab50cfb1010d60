namespace Mockd.Storage.Durable;

/// <summary>A stored state at one of its versions, whose rows another state begins with.</summary>
public sealed record StateBasis(string Name, long Version);
