using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>{name: value, (computed): value, ...rest}</c>; a spread entry has no key.</summary>
internal sealed class MapNode(Node?[] keys, Node[] values, int column)
    : Node(column, [.. keys.OfType<Node>(), .. values])
{
    public override JsonValue Evaluate(Frame frame)
    {
        var builder = new JsonObjectBuilder(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i].Evaluate(frame);
            if (keys[i] is { } key)
            {
                builder.Set(key.Evaluate(frame).ToPlainText(), value);
            }
            else
            {
                Spread(frame, builder, value, values[i].Column);
            }
        }

        frame.Charge(builder.Count, Column);
        return builder.Build();
    }

    private static void Spread(Frame frame, JsonObjectBuilder builder, JsonValue value, int column)
    {
        if (value is JsonObject members)
        {
            frame.Charge(members.Count, column);
            foreach (var (name, member) in members)
            {
                builder.Set(name, member);
            }
        }
        else if (!value.IsNull)
        {
            throw new ExpressionException($"only an object can be spread in a map, not {Kinds.Article(value)}", column);
        }
    }
}
