using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>let name = value; body</c>.</summary>
internal sealed class LetNode(int slot, Node value, Node body, int column) : Node(column, value, body)
{
    public override JsonValue Evaluate(Frame frame)
    {
        frame.Slots[slot] = value.Evaluate(frame);
        return body.Evaluate(frame);
    }
}
