using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>condition ?: other</c>: true, or the other value.</summary>
internal sealed class ElseNode(Node condition, Node other, int column) : Node(column, condition, other)
{
    public override JsonValue Evaluate(Frame frame)
    {
        var value = condition.Evaluate(frame);
        return ConditionValue.Of(value, Column) ? value : other.Evaluate(frame);
    }
}
