using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>One run over a list.</summary>
internal readonly struct Loop(Frame frame, LoopNode node, JsonArray items)
{
    public JsonArray Items => items;

    public int Count => items.Count;

    public bool HasCondition => node.Condition is not null;

    public Frame Frame => frame;

    public int Column => node.Column;

    public JsonValue? Extra() => node.Extra?.Evaluate(frame);

    /// <summary>What the condition gives for one item; the item itself where there is none.</summary>
    public JsonValue Run(int index)
    {
        if (node.Condition is not { } condition)
        {
            return items[index];
        }

        frame.Charge(condition.Size, node.Column);
        frame.Slots[node.Slots.Element] = items[index];
        frame.Slots[node.Slots.Index] = JsonNumber.Of(index);
        return condition.Evaluate(frame);
    }

    public bool Test(int index) => ConditionValue.Of(Run(index), node.Condition?.Column ?? node.Column);

    public JsonValue Accumulate(JsonValue accumulated, int index)
    {
        frame.Slots[node.Slots.Accumulated] = accumulated;
        return Run(index);
    }

    public ExpressionException Fail(string message) => new($"{node.Function.Name}: {message}", node.Column);
}
