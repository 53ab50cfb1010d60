using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>target?.Method()</c>: null where the target is.</summary>
internal sealed class ConditionalCallNode(Node target, Node call, int column) : Node(column, target, call)
{
    public override JsonValue Evaluate(Frame frame) =>
        target.Evaluate(frame).IsNull ? JsonValue.Null : call.Evaluate(frame);
}
