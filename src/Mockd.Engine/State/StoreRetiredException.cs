namespace Mockd.Engine.State;

/// <summary>A write came to a store that another one has replaced; it changed nothing and belongs there.</summary>
public sealed class StoreRetiredException() : Exception("the store was replaced by another one");
