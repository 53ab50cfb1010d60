using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Functions;

/// <summary>Sorting that keeps equals in order; nulls come first, other kinds must not be mixed.</summary>
internal static class Sorting
{
    public static JsonValue Sort(in Call call)
    {
        var list = call.List(0);
        return Sorted(call.Frame, call.Column, [.. list], [.. list], call.Has(1) && Descending(call[1], call.Column));
    }

    public static JsonValue SortBy(in Loop loop)
    {
        var keys = new JsonValue[loop.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = loop.Run(i);
        }

        var descending = loop.Extra() is { } order && Descending(order, loop.Column);
        return Sorted(loop.Frame, loop.Column, [.. loop.Items], keys, descending);
    }

    private static JsonArray Sorted(Frame frame, int column, JsonValue[] items, JsonValue[] keys, bool descending)
    {
        frame.Charge(items.Length * 4, column);
        frame.Charge((int)Math.Min(keys.OfType<JsonText>().Sum(k => (long)k.Value.Length) >> 2, int.MaxValue), column);
        var places = Enumerable.Range(0, items.Length);
        var comparer = Comparer<JsonValue>.Create((a, b) => Order(a, b, column));
        var sorted = descending
            ? places.OrderByDescending(i => keys[i], comparer)
            : places.OrderBy(i => keys[i], comparer);
        try
        {
            return JsonArray.Of(sorted.Select(i => items[i]));
        }
        catch (InvalidOperationException failed) when (failed.InnerException is ExpressionException inner)
        {
            throw new ExpressionException(inner.Message, column);
        }
    }

    private static int Order(JsonValue left, JsonValue right, int column)
    {
        if (left.IsNull || right.IsNull)
        {
            return right.IsNull.CompareTo(left.IsNull);
        }

        return left is JsonBoolean a && right is JsonBoolean b
            ? a.Value.CompareTo(b.Value)
            : Relational.Order(left, right, column);
    }

    private static bool Descending(JsonValue order, int column) =>
        order.AsText switch
        {
            "asc" => false,
            "desc" => true,
            _ => throw new ExpressionException("the order is \"asc\" or \"desc\"", column),
        };
}
