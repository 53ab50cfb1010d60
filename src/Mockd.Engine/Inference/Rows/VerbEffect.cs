namespace Mockd.Engine.Inference;

/// <summary>What a verb stores in its row.</summary>
/// <param name="Set">Field to expression, as bindings have it.</param>
internal sealed record VerbEffect(IReadOnlyDictionary<string, string> Set, Evidence Evidence);
