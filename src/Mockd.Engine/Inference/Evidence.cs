namespace Mockd.Engine.Inference;

/// <summary>Why something was inferred: the rule, and what it saw.</summary>
/// <param name="Rule">A word of <c>docs/reference/inference.md</c>: <c>item-path</c>, <c>key-named</c>.</param>
public sealed record Evidence(string Rule, string Seen)
{
    public override string ToString() => $"{Rule}: {Seen}";
}
