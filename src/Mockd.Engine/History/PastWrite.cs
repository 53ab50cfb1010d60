using Mockd.Engine.State;

namespace Mockd.Engine.History;

/// <summary>A write with the states on both sides of it. What they share is there once.</summary>
public sealed record PastWrite(string Sandbox, WriteNote Note, TwinState Before, TwinState After);
