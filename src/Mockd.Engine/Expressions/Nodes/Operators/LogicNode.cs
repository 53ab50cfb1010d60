using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>and</c>, <c>or</c>: the right side is evaluated only when it decides.</summary>
internal sealed class LogicNode(bool isAnd, Node left, Node right, int column) : Node(column, left, right)
{
    public override JsonValue Evaluate(Frame frame) =>
        ConditionValue.Of(left.Evaluate(frame), Column) == isAnd
            ? JsonBoolean.Of(ConditionValue.Of(right.Evaluate(frame), Column))
            : JsonBoolean.Of(!isAnd);
}
