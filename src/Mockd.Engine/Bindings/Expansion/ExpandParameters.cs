using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Where callers of an operation say what they want expanded: parameters and members of the body whose names mean that.</summary>
internal sealed class ExpandParameters
{
    private static readonly string[] Words =
    [
        "expand",
        "expands",
        "expansions",
        "include",
        "includes",
        "embed",
        "populate",
        "with",
        "fields",
    ];

    private readonly string[] _query;
    private readonly string[] _body;

    private ExpandParameters(string[] query, string[] body)
    {
        _query = query;
        _body = body;
    }

    public bool IsEmpty => _query.Length == 0 && _body.Length == 0;

    /// <summary>Members of bodies that are for the call alone.</summary>
    public IReadOnlyList<string> BodyNames => _body;

    public static ExpandParameters Named(string name) => new([name], [name]);

    public static ExpandParameters Of(Operation? operation) =>
        operation is null
            ? new([], [])
            : new(
                [
                    .. operation
                        .Parameters.Where(p => p.In == ParameterLocation.Query && IsOne(p.Name, p.Schema))
                        .Select(p => Bare(p.Name)),
                ],
                [
                    .. (operation.RequestBody?.Content.Select(m => m.Schema).OfType<Schema>() ?? [])
                        .SelectMany(s => SchemaNames.Of(s).Where(n => IsOneOfBody(n, s.FindProperty(n))))
                        .Distinct(),
                ]
            );

    public ExpandParameters And(ExpandParameters others) =>
        new([.. _query.Union(others._query)], [.. _body.Union(others._body)]);

    /// <summary>A query parameter that says how to answer, not about what.</summary>
    public bool IsQueryName(string name)
    {
        foreach (var known in _query)
        {
            if (
                name.StartsWith(known, StringComparison.Ordinal)
                && (name.Length == known.Length || name[known.Length] == '[')
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The paths that a request names; null when it names none.</summary>
    public List<string>? Read(OperationCall call)
    {
        List<string>? paths = null;
        if (call.Request.RawQuery.Length > 0)
        {
            foreach (var (name, value) in call.Request.Query.Pairs)
            {
                if (IsQueryName(name))
                {
                    (paths ??= []).AddRange(Parts(value));
                }
            }
        }

        foreach (var name in _body)
        {
            if (call.Body[name] is { } value)
            {
                (paths ??= []).AddRange(
                    value is JsonArray array ? array.Select(v => v.ToPlainText()) : Parts(value.ToPlainText())
                );
            }
        }

        return paths;
    }

    /// <summary>The paths of a request as a tree, however deep; null when it names none.</summary>
    public ExpandTree? Tree(OperationCall call)
    {
        if (Read(call) is not { } paths)
        {
            return null;
        }

        var tree = new ExpandTree();
        foreach (var path in paths)
        {
            tree.Add(path.Split('.', StringSplitOptions.RemoveEmptyEntries));
        }

        return tree;
    }

    private static string[] Parts(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Bare(string name) => name.EndsWith("[]", StringComparison.Ordinal) ? name[..^2] : name;

    private static bool IsOne(string name, Schema? schema) =>
        Words.Contains(NameWords.Joined(Bare(name))) && IsText(schema);

    // In a body `fields` and `with` are mostly things.
    private static bool IsOneOfBody(string name, Schema? schema) =>
        NameWords.Joined(name) is "expand" or "expands" or "expansions" or "include" or "embed" && IsText(schema);

    private static bool IsText(Schema? schema) =>
        schema is null
        || schema.Types == SchemaTypes.Any
        || schema.Types.HasFlag(SchemaTypes.String)
        || (schema.Types.HasFlag(SchemaTypes.Array) && schema.Items?.Types.HasFlag(SchemaTypes.Object) != true);
}
