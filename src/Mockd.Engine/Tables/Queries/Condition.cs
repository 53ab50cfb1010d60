using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Tables;

/// <summary>What a row must hold to be in a list. Values are equal as JSON, numbers at any size; a missing field holds null.</summary>
/// <param name="Values">
/// Equality holds when the field, or an item of the list in it, is one of them; a range when the field is within all of them.
/// </param>
internal sealed record Condition(TableField Field, Comparison Comparison, IReadOnlyList<JsonValue> Values)
{
    // Seconds since 1970 that a date can have.
    private const long LastSecond = 253402300800;

    /// <summary>With texts as a caller sent them.</summary>
    public static Condition Sent(TableField field, Comparison comparison, params IEnumerable<string> texts) =>
        new(field, comparison, [.. texts.SelectMany(t => Meanings(comparison, t))]);

    /// <summary>With a text as a caller sent it. A day without a time ends where the next begins.</summary>
    public static Condition Sent(TableField field, Comparison comparison, string text) =>
        comparison is Comparison.LessOrEqual or Comparison.Greater
        && Moment.IsDay(text)
        && Moment.DayAfter(text) is { } next
            ? Sent(field, comparison == Comparison.Greater ? Comparison.GreaterOrEqual : Comparison.Less, [next])
            : Sent(field, comparison, [text]);

    /// <summary>The same, satisfied by one more text as well.</summary>
    public Condition OrSent(string text) => this with { Values = [.. Values, .. Meanings(Comparison, text)] };

    public bool Holds(Row row)
    {
        var value = Field.Read(row) ?? JsonValue.Null;
        return Comparison switch
        {
            Comparison.Equal => IsAny(value),
            Comparison.NotEqual => !IsAny(value),
            Comparison.Contains => value is JsonArray list ? list.Any(Contains) : Contains(value),
            _ => IsWithinAll(value),
        };
    }

    /// <summary>The moment a whole number stands for, in ticks; null when it is too large for one.</summary>
    internal static long? TicksOf(JsonNumber seconds) =>
        seconds.IsInteger && Math.Abs((double)seconds.Integer) < LastSecond
            ? DateTimeOffset.UnixEpoch.Ticks + (seconds.Integer * TimeSpan.TicksPerSecond)
            : null;

    private static JsonValue[] Meanings(Comparison comparison, string text) =>
        comparison switch
        {
            Comparison.Equal or Comparison.NotEqual => SentText.Meanings(text),
            Comparison.Contains => [new JsonText(text)],
            _ => [SentText.Limit(text)],
        };

    private bool IsAny(JsonValue value)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (Values[i].Equals(value) || (value is JsonArray list && list.Contains(Values[i])))
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(JsonValue value) =>
        value is JsonText text
        && Values.Any(v => text.Value.Contains(v.ToPlainText(), StringComparison.OrdinalIgnoreCase));

    private bool IsWithinAll(JsonValue value)
    {
        for (var i = 0; i < Values.Count; i++)
        {
            if (OrderOf(value, Values[i]) is not { } order || !IsWithin(order))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsWithin(int order) =>
        Comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };

    /// <summary>Null where the two have no order, which no range includes.</summary>
    private static int? OrderOf(JsonValue value, JsonValue limit) =>
        (value, limit) switch
        {
            (JsonNumber a, JsonNumber b) => a.CompareWith(b),
            (JsonNumber a, JsonText b) => TicksOf(a) is { } time && Moment.TicksOf(b.Value) is { } ticks
                ? time.CompareTo(ticks)
                : null,
            (JsonText a, JsonText b) when Moment.TicksOf(a.Value) is { } x && Moment.TicksOf(b.Value) is { } y =>
                x.CompareTo(y),
            (JsonText a, _) => string.CompareOrdinal(a.Value, limit.ToPlainText()),
            _ => null,
        };
}
