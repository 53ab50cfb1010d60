using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

internal sealed class NegateNode(Node operand, int column) : Node(column, operand)
{
    public override JsonValue Evaluate(Frame frame) =>
        operand.Evaluate(frame) switch
        {
            JsonNumber { IsInteger: true, Integer: not long.MinValue } whole => JsonNumber.Of(-whole.Integer),
            JsonNumber number => JsonNumber.Of(-number.Double),
            var other => throw Fail($"- needs a number, not {Kinds.Article(other)}"),
        };
}
