using Mockd.Engine.OpenApi;

namespace Mockd.Bench.Fuzz;

/// <summary>Uses every part of a description, as far as a bound, so that everything lazy is read.</summary>
internal static class DescriptionWalk
{
    private const int MostSchemas = 20_000;

    public static void Run(ApiDescription description)
    {
        var open = new Stack<Schema>();
        GC.KeepAlive((description.Title, description.BasePaths));
        foreach (var operation in description.Operations)
        {
            GC.KeepAlive((operation.Summary, operation.Tags, operation.Extension("x-a"), operation.FindResponse(200)));
            Add(open, operation.Parameters.Select(p => p.Schema));
            Add(open, operation.RequestBody?.Content ?? []);
            foreach (var response in operation.Responses)
            {
                Add(open, response.Content);
                Add(open, response.Headers.Select(h => h.Schema));
            }
        }

        Add(open, description.SchemaNames.Select(description.FindSchema));
        Walk(open);
        GC.KeepAlive(description.Problems);
    }

    private static void Walk(Stack<Schema> open)
    {
        var seen = new HashSet<Schema>(ReferenceEqualityComparer.Instance);
        while (open.TryPop(out var schema) && seen.Count < MostSchemas)
        {
            if (!seen.Add(schema))
            {
                continue;
            }

            GC.KeepAlive((schema.Types, schema.IsNullable, schema.Enum, schema.Const, schema.Default, schema.Example));
            if (schema.Const?.AsText == SpreadTree.Secret)
            {
                throw new InvalidOperationException("read what lies outside of the folder");
            }

            GC.KeepAlive((schema.FindProperty("id"), schema.Extension("x-a"), schema.Name, schema.Pattern));
            Add(open, schema.Properties.Select(p => p.Value));
            Add(open, schema.AllOf.Concat(schema.AnyOf).Concat(schema.OneOf));
            Add(open, [schema.Items, schema.AdditionalProperties, schema.Not]);
            Add(open, schema.Discriminator?.Mapping.Values ?? []);
        }
    }

    private static void Add(Stack<Schema> open, IEnumerable<MediaType> content)
    {
        foreach (var media in content)
        {
            GC.KeepAlive((media.Example, media.Examples));
            Add(open, [media.Schema]);
        }
    }

    private static void Add(Stack<Schema> open, IEnumerable<Schema?> schemas)
    {
        foreach (var schema in schemas)
        {
            if (schema is not null)
            {
                open.Push(schema);
            }
        }
    }
}
