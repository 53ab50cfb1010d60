using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>What messages call the kinds of value.</summary>
internal static class Kinds
{
    public static string Name(JsonValue value) =>
        value.Kind switch
        {
            JsonKind.Null => "null",
            JsonKind.Boolean => "boolean",
            JsonKind.Number => "number",
            JsonKind.Text => "text",
            JsonKind.Array => "list",
            _ => "object",
        };

    public static string Article(JsonValue value) =>
        value.Kind switch
        {
            JsonKind.Null => "null",
            JsonKind.Object => "an object",
            _ => "a " + Name(value),
        };
}
