using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>Reads a value as yes or no: only booleans are, and null, which a missing member gives, is no.</summary>
internal static class ConditionValue
{
    public static bool Of(JsonValue value, int column) =>
        value switch
        {
            JsonBoolean boolean => boolean.Value,
            JsonNull => false,
            _ => throw new ExpressionException(
                $"a condition must be true or false, not {Kinds.Article(value)}",
                column
            ),
        };
}
