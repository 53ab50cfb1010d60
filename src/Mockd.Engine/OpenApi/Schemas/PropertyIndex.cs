using Mockd.Engine.Patterns;

namespace Mockd.Engine.OpenApi;

/// <summary>All members that a schema and those it is made of describe, in one dictionary.</summary>
internal sealed class PropertyIndex
{
    private readonly Dictionary<string, Schema> _named = [];
    private readonly List<(Pattern Pattern, Schema Schema)> _patterns = [];
    private Schema? _additional;

    private PropertyIndex() { }

    public static PropertyIndex Build(Schema schema)
    {
        var index = new PropertyIndex();
        index.Add(schema);
        return index;
    }

    public Schema? Find(string name)
    {
        if (_named.TryGetValue(name, out var schema))
        {
            return schema;
        }

        foreach (var (pattern, described) in _patterns)
        {
            if (IsMatch(pattern, name))
            {
                return described;
            }
        }

        return _additional;
    }

    // A list of work instead of recursion: a hostile description nests as deep as it likes.
    private void Add(Schema first)
    {
        var open = new Stack<Schema>([first]);
        var visited = new HashSet<Schema>(ReferenceEqualityComparer.Instance);
        while (open.TryPop(out var schema))
        {
            if (!visited.Add(schema))
            {
                continue;
            }

            AddOwn(schema);
            PushVariants(open, schema.OneOf);
            PushVariants(open, schema.AnyOf);
            for (var i = schema.AllOf.Count - 1; i >= 0; i--)
            {
                open.Push(schema.AllOf[i]);
            }
        }
    }

    private void AddOwn(Schema schema)
    {
        foreach (var (name, property) in schema.Properties)
        {
            _named.TryAdd(name, property);
        }

        foreach (var (pattern, property) in schema.PatternProperties)
        {
            if (Pattern.TryRead(pattern, PatternDialect.Ecma) is { } compiled)
            {
                _patterns.Add((compiled, property));
            }
        }

        _additional ??= schema.AdditionalProperties;
    }

    private static void PushVariants(Stack<Schema> open, IReadOnlyList<Schema> variants)
    {
        for (var i = variants.Count - 1; i >= 0; i--)
        {
            if (variants[i].Types == SchemaTypes.Any || variants[i].Types.HasFlag(SchemaTypes.Object))
            {
                open.Push(variants[i]);
            }
        }
    }

    // A name that cannot be compared is not described by the pattern.
    private static bool IsMatch(Pattern pattern, string name)
    {
        try
        {
            return pattern.IsMatch(name);
        }
        catch (PatternLimitException)
        {
            return false;
        }
    }
}
