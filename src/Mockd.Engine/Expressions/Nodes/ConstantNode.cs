using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

internal sealed class ConstantNode(JsonValue value, int column) : Node(column)
{
    public JsonValue Value => value;

    public override JsonValue Evaluate(Frame frame) => value;
}
