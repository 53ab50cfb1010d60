namespace Mockd.Engine.Expressions.Nodes;

/// <summary>Where a loop keeps what its condition sees.</summary>
internal readonly record struct LoopSlots(int Element, int Index, int Accumulated);
