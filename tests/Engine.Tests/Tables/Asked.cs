using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Engine.Tests.Tables;

/// <summary>A condition as a caller asks for it, once for the tables and once by the book.</summary>
internal sealed record Asked(string Field, Comparison Comparison, params string[] Texts)
{
    public Condition Condition => Condition.Sent(TableField.Stored(Field), Comparison, Texts);

    public bool Holds(Row row)
    {
        var value = row.Fields[Field];
        return Comparison switch
        {
            Comparison.Equal => Texts.Any(t => PlainComparison.Fits(value, t)),
            Comparison.NotEqual => !Texts.Any(t => PlainComparison.Fits(value, t)),
            Comparison.Contains => (value as JsonArray ?? JsonArray.Of([value ?? JsonValue.Null])).Any(v =>
                v is JsonText text
                && Texts.Any(t =>
                    text.Value.ToUpperInvariant().Contains(t.ToUpperInvariant(), StringComparison.Ordinal)
                )
            ),
            Comparison.Less => Texts.All(t => PlainComparison.Order(value, t) < 0),
            Comparison.LessOrEqual => Texts.All(t => PlainComparison.Order(value, t) <= 0),
            Comparison.Greater => Texts.All(t => PlainComparison.Order(value, t) > 0),
            _ => Texts.All(t => PlainComparison.Order(value, t) >= 0),
        };
    }
}
