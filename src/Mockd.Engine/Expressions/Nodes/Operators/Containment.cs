using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>The operators that look for one value in another, and <c>..</c>.</summary>
internal static class Containment
{
    public static JsonValue In(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(Holds(frame, column, right, left, "in"));

    public static JsonValue NotIn(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(!Holds(frame, column, right, left, "in"));

    public static JsonValue Contains(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(Holds(frame, column, left, right, "contains"));

    public static JsonValue StartsWith(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(
            !left.IsNull
                && Text(left, "startsWith", column)
                    .StartsWith(Text(right, "startsWith", column), StringComparison.Ordinal)
        );

    public static JsonValue EndsWith(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(
            !left.IsNull
                && Text(left, "endsWith", column).EndsWith(Text(right, "endsWith", column), StringComparison.Ordinal)
        );

    public static JsonValue Range(Frame frame, int column, JsonValue left, JsonValue right)
    {
        if (left is not JsonNumber { IsInteger: true } from || right is not JsonNumber { IsInteger: true } to)
        {
            throw new ExpressionException("a range needs whole numbers on both sides of ..", column);
        }

        if (from.Integer > to.Integer)
        {
            return JsonArray.Empty;
        }

        // The difference of two longs need not fit one.
        var count = (Int128)to.Integer - from.Integer + 1;
        frame.Charge((int)Int128.Min(count, int.MaxValue / 2), column);
        var items = new JsonValue[(int)count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = JsonNumber.Of(from.Integer + i);
        }

        return JsonArray.Of(items);
    }

    private static bool Holds(Frame frame, int column, JsonValue whole, JsonValue part, string name)
    {
        switch (whole)
        {
            case JsonNull:
                return false;
            case JsonObject members:
                return part is JsonText key && members.Contains(key.Value);
            case JsonText text:
                frame.Charge(text.Value.Length >> 6, column);
                return text.Value.Contains(Text(part, name, column), StringComparison.Ordinal);
            case JsonArray list:
                return HoldsItem(frame, column, list, part);
            default:
                throw new ExpressionException(
                    $"'{name}' looks into a list, an object or a text, not into {Kinds.Article(whole)}",
                    column
                );
        }
    }

    private static bool HoldsItem(Frame frame, int column, JsonArray list, JsonValue part)
    {
        frame.Charge(list.Count, column);
        for (var i = 0; i < list.Count; i++)
        {
            if (Relational.AreEqual(frame, column, list[i], part))
            {
                return true;
            }
        }

        return false;
    }

    private static string Text(JsonValue value, string name, int column) =>
        value.AsText ?? throw new ExpressionException($"'{name}' needs texts, not {Kinds.Article(value)}", column);
}
