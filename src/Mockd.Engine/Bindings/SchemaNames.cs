using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Bindings;

/// <summary>Names of the members that a schema describes, those of its variants included.</summary>
internal static class SchemaNames
{
    public static IReadOnlyList<string> Of(Schema schema)
    {
        var names = new List<string>();
        Collect(schema, names, []);
        return names;
    }

    /// <summary>One is the other, or a variant of it.</summary>
    public static bool AreRelated(Schema a, Schema b) =>
        ReferenceEquals(a, b) || Variants(a).Any(v => Variants(b).Contains(v));

    private static IEnumerable<Schema> Variants(Schema schema) => schema.AnyOf.Concat(schema.OneOf).Append(schema);

    private static void Collect(Schema schema, List<string> names, HashSet<Schema> seen)
    {
        if (!seen.Add(schema) || seen.Count > 200)
        {
            return;
        }

        names.AddRange(schema.Properties.Select(p => p.Key).Where(n => !names.Contains(n)));
        foreach (var part in schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf))
        {
            Collect(part, names, seen);
        }
    }
}
