using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>The arithmetic operators. Whole numbers stay whole; where 64 bits do not hold the result it becomes a double.</summary>
internal static class Arithmetic
{
    public static JsonValue Add(Frame frame, int column, JsonValue left, JsonValue right)
    {
        if (left is JsonNumber a && right is JsonNumber b)
        {
            var sum = unchecked(a.Integer + b.Integer);
            var overflows = ((a.Integer ^ sum) & (b.Integer ^ sum)) < 0;
            return a.IsInteger && b.IsInteger && !overflows ? JsonNumber.Of(sum) : Real(a.Double + b.Double, column);
        }

        if (left is JsonText || right is JsonText)
        {
            return Concatenation.Of(frame, column, left, right);
        }

        if (left is JsonArray first && right is JsonArray second)
        {
            frame.Charge(first.Count + second.Count, column);
            return JsonArray.Of(first.Concat(second));
        }

        throw Mismatch("add", left, right, column);
    }

    public static JsonValue Subtract(Frame frame, int column, JsonValue left, JsonValue right)
    {
        var (a, b) = Numbers("subtract", left, right, column);
        var difference = unchecked(a.Integer - b.Integer);
        var overflows = ((a.Integer ^ b.Integer) & (a.Integer ^ difference)) < 0;
        return a.IsInteger && b.IsInteger && !overflows ? JsonNumber.Of(difference) : Real(a.Double - b.Double, column);
    }

    public static JsonValue Multiply(Frame frame, int column, JsonValue left, JsonValue right)
    {
        var (a, b) = Numbers("multiply", left, right, column);
        if (a.IsInteger && b.IsInteger)
        {
            var high = Math.BigMul(a.Integer, b.Integer, out var low);
            if (high == low >> 63)
            {
                return JsonNumber.Of(low);
            }
        }

        return Real(a.Double * b.Double, column);
    }

    public static JsonValue Divide(Frame frame, int column, JsonValue left, JsonValue right)
    {
        var (a, b) = Numbers("divide", left, right, column);
        return b.Double == 0 ? throw ByZero(column) : Real(a.Double / b.Double, column);
    }

    public static JsonValue Remainder(Frame frame, int column, JsonValue left, JsonValue right)
    {
        var (a, b) = Numbers("divide", left, right, column);
        if (b.Double == 0)
        {
            throw ByZero(column);
        }

        if (a.IsInteger && b.IsInteger)
        {
            // The processor traps on the smallest number by -1, whose remainder is 0 like any other's.
            return JsonNumber.Of(b.Integer == -1 ? 0 : a.Integer % b.Integer);
        }

        return Real(a.Double % b.Double, column);
    }

    public static JsonValue Power(Frame frame, int column, JsonValue left, JsonValue right)
    {
        var (a, b) = Numbers("raise", left, right, column);
        return Real(Math.Pow(a.Double, b.Double), column);
    }

    /// <summary>A number, or an error where JSON has none for it.</summary>
    public static JsonNumber Real(double value, int column) =>
        double.IsFinite(value)
            ? JsonNumber.Of(value)
            : throw new ExpressionException("the result is not a number that can be held", column);

    private static (JsonNumber Left, JsonNumber Right) Numbers(
        string verb,
        JsonValue left,
        JsonValue right,
        int column
    ) => left is JsonNumber a && right is JsonNumber b ? (a, b) : throw Mismatch(verb, left, right, column);

    private static ExpressionException Mismatch(string verb, JsonValue left, JsonValue right, int column) =>
        new($"cannot {verb} {Kinds.Article(left)} and {Kinds.Article(right)}", column);

    private static ExpressionException ByZero(int column) => new("division by zero", column);
}
