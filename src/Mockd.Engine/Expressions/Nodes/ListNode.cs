using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>[a, b, ...rest]</c>.</summary>
internal sealed class ListNode(Node[] items, int column) : Node(column, items)
{
    public override JsonValue Evaluate(Frame frame)
    {
        var values = new List<JsonValue>(items.Length);
        foreach (var item in items)
        {
            var value = item.Evaluate(frame);
            if (item is SpreadNode)
            {
                Spread(frame, values, value, item.Column);
            }
            else
            {
                values.Add(value);
            }
        }

        frame.Charge(values.Count, Column);
        return JsonArray.Of(values);
    }

    private static void Spread(Frame frame, List<JsonValue> values, JsonValue value, int column)
    {
        if (value is JsonArray list)
        {
            frame.Charge(list.Count, column);
            values.AddRange(list);
        }
        else if (!value.IsNull)
        {
            throw new ExpressionException($"only a list can be spread in a list, not {Kinds.Article(value)}", column);
        }
    }
}
