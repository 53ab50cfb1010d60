using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

internal sealed class NotNode(Node operand, int column) : Node(column, operand)
{
    public override JsonValue Evaluate(Frame frame) =>
        JsonBoolean.Of(!ConditionValue.Of(operand.Evaluate(frame), Column));
}
