using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

internal sealed class ConditionalNode(Node condition, Node yes, Node no, int column) : Node(column, condition, yes, no)
{
    public override JsonValue Evaluate(Frame frame) =>
        ConditionValue.Of(condition.Evaluate(frame), Column) ? yes.Evaluate(frame) : no.Evaluate(frame);
}
