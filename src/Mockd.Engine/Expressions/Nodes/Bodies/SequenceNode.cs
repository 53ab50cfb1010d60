using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>first; second</c>: both are evaluated, the second is the value.</summary>
internal sealed class SequenceNode(Node first, Node second, int column) : Node(column, first, second)
{
    public override JsonValue Evaluate(Frame frame)
    {
        first.Evaluate(frame);
        return second.Evaluate(frame);
    }
}
