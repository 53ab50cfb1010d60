using Mockd.Contracts.Json;

namespace Mockd.Engine.CustomOperations;

/// <summary>Which values count as true: not null, false, zero, or empty text.</summary>
internal static class Truth
{
    public static bool Of(JsonValue value) =>
        value switch
        {
            JsonNull => false,
            JsonBoolean flag => flag.Value,
            JsonNumber number => number.Double != 0,
            JsonText text => text.Value.Length > 0,
            _ => true,
        };
}
