using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>A state that a log has, with its version there.</summary>
internal sealed record DurableState(TwinState State, long Version, ForeignTables Foreign);
