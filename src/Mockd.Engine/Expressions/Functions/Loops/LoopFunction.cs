namespace Mockd.Engine.Expressions.Functions;

/// <summary>A function that evaluates a condition, or what it is given instead, for each item of a list.</summary>
internal sealed record LoopFunction(
    string Name,
    LoopBody Body,
    bool NeedsCondition = true,
    bool TakesExtra = false,
    bool Accumulates = false
);
