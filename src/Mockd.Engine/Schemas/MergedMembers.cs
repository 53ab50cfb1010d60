using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Joins what several schemas say about the members and items of one value.</summary>
internal static class MergedMembers
{
    /// <summary>Declared members in document order, each with all the schemas that name it.</summary>
    public static IReadOnlyList<KeyValuePair<string, IReadOnlyList<Schema>>> Properties(IReadOnlyList<Schema> parts)
    {
        List<KeyValuePair<string, IReadOnlyList<Schema>>> members = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var (name, _) in part.Properties)
            {
                if (seen.Add(name))
                {
                    members.Add(new(name, Of(parts, name)));
                }
            }
        }

        return members;
    }

    public static IReadOnlyList<string> Required(IReadOnlyList<Schema> parts) =>
        [.. parts.SelectMany(p => p.Required).Distinct(StringComparer.Ordinal)];

    public static SchemaView? Items(IReadOnlyList<Schema> parts)
    {
        Schema[] items = [.. parts.Select(p => p.Items).OfType<Schema>()];
        return items.Length == 0 ? null : SchemaView.Of(items);
    }

    /// <summary>Every schema that a member of this name has to satisfy; empty when it may hold anything.</summary>
    public static IReadOnlyList<Schema> Of(IReadOnlyList<Schema> parts, string name)
    {
        List<Schema> schemas = [];
        foreach (var part in parts)
        {
            AddOf(part, name, schemas);
        }

        return schemas;
    }

    private static void AddOf(Schema part, string name, List<Schema> schemas)
    {
        var described = false;
        foreach (var (property, schema) in part.Properties)
        {
            if (property == name)
            {
                described = true;
                AddOnce(schemas, schema);
            }
        }

        foreach (var (pattern, schema) in part.PatternProperties)
        {
            if (SchemaPattern.Fits(pattern, name))
            {
                described = true;
                AddOnce(schemas, schema);
            }
        }

        if (!described && part.AdditionalProperties is { } additional)
        {
            AddOnce(schemas, additional);
        }
    }

    private static void AddOnce(List<Schema> schemas, Schema schema)
    {
        if (!schemas.Any(s => ReferenceEquals(s, schema)))
        {
            schemas.Add(schema);
        }
    }
}
