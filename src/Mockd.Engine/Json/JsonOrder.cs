using Mockd.Contracts.Json;

namespace Mockd.Engine.Json;

/// <summary>
/// A total order over JSON values: null, booleans, numbers, times, other texts, then the rest by their text. Numbers are
/// compared exactly, times by their moment, texts by code units.
/// </summary>
internal static class JsonOrder
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
            (JsonNumber x, JsonNumber y) => x.CompareWith(y),
            (JsonBoolean x, JsonBoolean y) => x.Value.CompareTo(y.Value),
            (JsonNull, JsonNull) => 0,
            (JsonText x, JsonText y) => Compare(x.Value, y.Value),
            _ => string.CompareOrdinal(left.ToPlainText(), right.ToPlainText()),
        };
    }

    private static int Compare(string x, string y)
    {
        var byMoment = (Moment.TicksOf(x), Moment.TicksOf(y)) switch
        {
            ({ } a, { } b) => a.CompareTo(b),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => 0,
        };
        return byMoment != 0 ? byMoment : string.CompareOrdinal(x, y);
    }
}
