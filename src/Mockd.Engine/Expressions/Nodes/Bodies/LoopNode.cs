using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Functions;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A call of a function that walks a list.</summary>
internal sealed class LoopNode(LoopFunction function, Node list, Node? condition, Node? extra, int column)
    : Node(column, [list, .. condition is null ? [] : new[] { condition }, .. extra is null ? [] : new[] { extra }])
{
    public LoopFunction Function => function;

    public Node? Condition => condition;

    public Node? Extra => extra;

    public required LoopSlots Slots { get; init; }

    public override JsonValue Evaluate(Frame frame)
    {
        var value = list.Evaluate(frame);
        if (value is not JsonArray items)
        {
            throw Fail($"{function.Name}: it needs a list, not {Kinds.Article(value)}");
        }

        frame.Charge(items.Count, Column);
        return function.Body(new Loop(frame, this, items));
    }
}
