using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.CustomOperations;

/// <summary>
/// What an expression says a field must equal. Values are compared as JSON; only a text that is read from somewhere (the path,
/// a query, a key of another row) may stand for a number too, since keys and URLs carry no types. A text that is written out,
/// such as <c>'"5"'</c>, is a text.
/// </summary>
internal static class ExpectedValue
{
    public static Condition Condition(TableField field, Expression expression, JsonValue value) =>
        new(field, Comparison.Equal, Meanings(expression, value));

    public static JsonValue[] Meanings(Expression expression, JsonValue value) =>
        value is JsonText text && expression.Variables.Count > 0 ? SentText.Meanings(text.Value) : [value];
}
