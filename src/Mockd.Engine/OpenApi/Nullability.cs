using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Whether a schema says that null is allowed; a schema that says nothing about types does not.</summary>
internal static class Nullability
{
    // Variants of variants this deep exist only in circles.
    private const int MaxDepth = 8;

    public static bool Of(Schema schema) => Of(schema, 0);

    private static bool Of(Schema schema, int depth)
    {
        if (schema.IsMarkedNullable || schema.Types.HasFlag(SchemaTypes.Null) || schema.Const is JsonNull)
        {
            return true;
        }

        if (depth == MaxDepth || schema.Types != SchemaTypes.Any)
        {
            return false;
        }

        return schema.AnyOf.Any(s => Of(s, depth + 1))
            || schema.OneOf.Any(s => Of(s, depth + 1))
            || (schema.AllOf.Count > 0 && schema.AllOf.All(s => Of(s, depth + 1)));
    }
}
