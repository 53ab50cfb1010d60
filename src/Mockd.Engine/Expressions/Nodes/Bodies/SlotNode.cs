using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A name that the expression itself defined: by <c>let</c>, as a lambda's parameter, or <c>#</c>.</summary>
internal sealed class SlotNode(int slot, int column) : Node(column)
{
    public override JsonValue Evaluate(Frame frame) => frame.Slots[slot];
}
