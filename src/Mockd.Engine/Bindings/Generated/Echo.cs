using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>Repeats in a made-up answer what the request says about the object, where the description allows the value.</summary>
internal static class Echo
{
    public static JsonValue Fill(JsonValue answer, Schema schema, JsonObject body)
    {
        if (answer is not JsonObject filled)
        {
            return answer;
        }

        foreach (var (name, value) in body)
        {
            if (
                schema.FindProperty(name) is { } member
                && SchemaChecker.Check(member, value, isRequest: false).Count == 0
            )
            {
                filled = filled.With(name, value);
            }
        }

        return MemberAccess.Answerable(schema, filled);
    }
}
