using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>left ?? right</c>: the right side where the left one is null or its path ends early.</summary>
internal sealed class CoalesceNode(Node left, Node right, int column) : Node(column, left, right)
{
    public override JsonValue Evaluate(Frame frame) =>
        left.Evaluate(frame) is { IsNull: false } value ? value : right.Evaluate(frame);

    // In a ?? b ?? c the path b, too, has something behind it.
    public override Node Lenient() => new CoalesceNode(left, right.Lenient(), Column);
}
