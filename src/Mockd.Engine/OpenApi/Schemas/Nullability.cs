using Mockd.Contracts.Json;

namespace Mockd.Engine.OpenApi;

/// <summary>Whether a schema says that null is allowed; a schema that says nothing about types does not.</summary>
internal static class Nullability
{
    // More untyped parts than this are made only by descriptions that mean harm; it also bounds the recursion.
    private const int MostParts = 64;

    public static bool Of(Schema schema) =>
        Says(schema) || (HasParts(schema) && Of(schema, new HashSet<Schema>(ReferenceEqualityComparer.Instance)));

    private static bool Of(Schema schema, HashSet<Schema> visited)
    {
        if (Says(schema))
        {
            return true;
        }

        // What was met before did not allow null, or stands in a circle, which allows nothing by itself.
        if (!HasParts(schema) || visited.Count > MostParts || !visited.Add(schema))
        {
            return false;
        }

        return schema.AnyOf.Any(s => Of(s, visited))
            || schema.OneOf.Any(s => Of(s, visited))
            || (schema.AllOf.Count > 0 && schema.AllOf.All(s => Of(s, visited)));
    }

    private static bool Says(Schema schema) =>
        schema.IsMarkedNullable || schema.Types.HasFlag(SchemaTypes.Null) || schema.Const is JsonNull;

    private static bool HasParts(Schema schema) =>
        schema.Types == SchemaTypes.Any && schema.AnyOf.Count + schema.OneOf.Count + schema.AllOf.Count > 0;
}
