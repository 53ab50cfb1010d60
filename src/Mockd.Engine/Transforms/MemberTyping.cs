using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Transforms;

/// <summary>Gives texts from paths, queries and headers, which carry no types, the type of the member that stores them.</summary>
internal static class MemberTyping
{
    /// <summary>
    /// By the description, or else by the seeds. What is no text, or would not be written the same way again, stays.
    /// </summary>
    public static JsonValue Fit(RowShape shape, string stored, JsonValue value)
    {
        if (value is not JsonText { Value: var text })
        {
            return value;
        }

        var typed = shape.Schema?.FindProperty(shape.OutputName(stored)) is { } member
            ? member.Types == SchemaTypes.String
                ? null
                : TextTyping.Typed(text, member)
            : shape.SeededNumbers.Contains(stored)
                ? JsonNumber.ReadStrictly(text)
                : null;
        return typed?.ToPlainText() == text ? typed : value;
    }
}
