using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>The operators that compare. Equality never fails; order exists among numbers and among texts.</summary>
internal static class Relational
{
    public static JsonValue Equal(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(AreEqual(frame, column, left, right));

    public static JsonValue NotEqual(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(!AreEqual(frame, column, left, right));

    public static JsonValue Less(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(Order(frame, column, left, right) < 0);

    public static JsonValue LessOrEqual(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(Order(frame, column, left, right) <= 0);

    public static JsonValue Greater(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(Order(frame, column, left, right) > 0);

    public static JsonValue GreaterOrEqual(Frame frame, int column, JsonValue left, JsonValue right) =>
        JsonBoolean.Of(Order(frame, column, left, right) >= 0);

    public static bool AreEqual(Frame frame, int column, JsonValue left, JsonValue right)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        if (left.Kind >= JsonKind.Text)
        {
            frame.Weigh(left, column);
            frame.Weigh(right, column);
        }

        return left.Equals(right);
    }

    private static int Order(Frame frame, int column, JsonValue left, JsonValue right)
    {
        if (left is JsonText text)
        {
            frame.Charge(text.Value.Length >> 6, column);
        }

        return Order(left, right, column);
    }

    public static int Order(JsonValue left, JsonValue right, int column) =>
        (left, right) switch
        {
            (JsonNumber { IsInteger: true } a, JsonNumber { IsInteger: true } b) => a.Integer.CompareTo(b.Integer),
            (JsonNumber a, JsonNumber b) => a.Double.CompareTo(b.Double),
            (JsonText a, JsonText b) => string.CompareOrdinal(a.Value, b.Value),
            _ => throw new ExpressionException(
                $"cannot compare {Kinds.Article(left)} with {Kinds.Article(right)}",
                column
            ),
        };
}
