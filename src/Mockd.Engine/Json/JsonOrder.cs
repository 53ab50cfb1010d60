using Mockd.Contracts.Json;

namespace Mockd.Engine.Json;

/// <summary>A total order over JSON values: null, booleans, numbers, texts, then the rest by their text.</summary>
public static class JsonOrder
{
    public static int Compare(JsonValue? a, JsonValue? b)
    {
        var (left, right) = (a ?? JsonValue.Null, b ?? JsonValue.Null);
        if (left.Kind != right.Kind)
        {
            return left.Kind.CompareTo(right.Kind);
        }

        return (left, right) switch
        {
            (JsonNumber x, JsonNumber y) => x.IsInteger && y.IsInteger
                ? x.Integer.CompareTo(y.Integer)
                : x.Double.CompareTo(y.Double),
            (JsonBoolean x, JsonBoolean y) => x.Value.CompareTo(y.Value),
            (JsonNull, JsonNull) => 0,
            _ => string.CompareOrdinal(left.ToPlainText(), right.ToPlainText()),
        };
    }
}
