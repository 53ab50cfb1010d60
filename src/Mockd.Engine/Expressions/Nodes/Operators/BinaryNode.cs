using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

internal sealed class BinaryNode(BinaryOperation operation, Node left, Node right, int column)
    : Node(column, left, right)
{
    public override JsonValue Evaluate(Frame frame) =>
        operation(frame, Column, left.Evaluate(frame), right.Evaluate(frame));
}
