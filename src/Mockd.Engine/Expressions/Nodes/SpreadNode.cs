using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>...value</c> inside a list or map, which takes it apart.</summary>
internal sealed class SpreadNode(Node operand, int column) : Node(column, operand)
{
    public override JsonValue Evaluate(Frame frame) => operand.Evaluate(frame);
}
