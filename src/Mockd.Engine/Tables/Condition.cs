using System.Globalization;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>What a row must hold to be in a list.</summary>
/// <param name="Texts">As the caller sent them; equality holds when one of them fits.</param>
public sealed record Condition(TableField Field, Comparison Comparison, IReadOnlyList<string> Texts)
{
    public bool Holds(Row row)
    {
        var value = Field.Read(row);
        return Comparison switch
        {
            Comparison.Equal => Any(value, text => IsEqual(value, text)),
            Comparison.NotEqual => !Any(value, text => IsEqual(value, text)),
            Comparison.Contains => Any(
                value,
                text => value is JsonText t && t.Value.Contains(text, StringComparison.OrdinalIgnoreCase)
            ),
            _ => value is { IsNull: false } && Texts.All(text => IsInRange(value, text)),
        };
    }

    private bool Any(JsonValue? value, Predicate<string> fits) =>
        value is JsonArray array
            ? array.Any(item => Texts.Any(text => IsEqual(item, text)))
            : Texts.Any(text => fits(text));

    private static bool IsEqual(JsonValue? value, string text) =>
        value switch
        {
            JsonText t => t.Value == text,
            JsonNumber n => JsonNumber.TryParse(text) is { } wanted && n.Equals(wanted),
            JsonBoolean b => bool.TryParse(text, out var wanted) && wanted == b.Value,
            JsonNull or null => text is "null",
            _ => false,
        };

    private bool IsInRange(JsonValue value, string text)
    {
        int order;
        if (value is JsonNumber number && double.TryParse(text, CultureInfo.InvariantCulture, out var limit))
        {
            order = number.Double.CompareTo(limit);
        }
        else if (TimeOf(value) is { } time && TimeOf(text) is { } limitTime)
        {
            order = time.CompareTo(limitTime);
        }
        else
        {
            order = string.CompareOrdinal(value.ToPlainText(), text);
        }

        return Comparison switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>Null when the text is no time.</summary>
    internal static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;

    private static DateTimeOffset? TimeOf(JsonValue value) =>
        value switch
        {
            JsonNumber { IsInteger: true } n when Math.Abs(n.Integer) < 253402300800 =>
                DateTimeOffset.FromUnixTimeSeconds(n.Integer),
            JsonText t => TimeOf(t.Value),
            _ => null,
        };
}
