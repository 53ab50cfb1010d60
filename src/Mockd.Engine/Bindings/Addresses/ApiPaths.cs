using System.Collections.Concurrent;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>The paths that a description has, whatever their parameters are called: <c>/pets/{}</c>.</summary>
internal sealed class ApiPaths
{
    public static readonly ApiPaths None = new([]);
    private static readonly string[] Extensions = [".json", ".xml", ".csv", ".html", ".txt", ".yaml", ".yml", ".atom"];
    private readonly Lazy<Dictionary<string, List<Operation>>> _all;
    private readonly Lazy<Dictionary<string, Dictionary<string, string>>> _children;
    private readonly Lazy<ILookup<string, string>> _items;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _sent = new(StringComparer.Ordinal);

    public ApiPaths(IReadOnlyList<Operation> operations)
    {
        _all = new(() => All(operations));
        _children = new(Children);
        _items = new(() =>
            _all
                .Value.Keys.Where(p => p.EndsWith("/{}", StringComparison.Ordinal))
                .ToLookup(p => Word(RowAddress.Segments(p)[..^1]), StringComparer.Ordinal)
        );
    }

    public bool Has(string path) => _all.Value.ContainsKey(Shape(path));

    /// <summary>A described path without the names of its parameters and without an extension that names a format.</summary>
    public static string Shape(string path) =>
        PathNames.Without(path).TrimEnd('/') is var shape ? shape[..^Extension(shape).Length] : "";

    /// <summary>What a path ends in that names a format: <c>.json</c>; mostly nothing.</summary>
    public static string Extension(string path) =>
        Array.Find(
            Extensions,
            e => path.Length > e.Length && path.EndsWith(e, StringComparison.Ordinal) && path[^(e.Length + 1)] != '/'
        ) ?? "";

    /// <summary>The extension that a path is described with.</summary>
    /// <param name="preferred">Of several, this one.</param>
    public string ExtensionOf(string? shape, string preferred) =>
        shape is null || _all.Value.GetValueOrDefault(shape) is not { } operations ? preferred
        : operations.Exists(o => Extension(o.Path) == preferred) ? preferred
        : Extension(operations[0].Path);

    /// <summary>What the things of a path are called, in the singular and in words.</summary>
    public static string Word(string[] segments) =>
        Array.FindLast(segments, s => !s.Contains('{')) is { } last ? NameWords.Singular(NameWords.Joined(last)) : "";

    /// <summary>The path under which one of a collection is found; null when there is none.</summary>
    public string? ItemOf(string collection) => Shape(collection) + "/{}" is var item && Has(item) ? item : null;

    /// <summary>The segment below a path that has this name, in any spelling; null when there is none.</summary>
    public string? Child(string path, string words) =>
        _children.Value.GetValueOrDefault(Shape(path))?.GetValueOrDefault(words);

    /// <summary>Paths of single things that are called so, in the singular and in words.</summary>
    public IEnumerable<string> ItemsNamed(string singular) => _items.Value[singular];

    /// <summary>Callers set the member when they create or change what is found under the path.</summary>
    public bool IsSent(string item, string member) =>
        FieldNames.Find(_sent.GetOrAdd(Shape(item), Sent), member) is not null;

    private static Dictionary<string, List<Operation>> All(IReadOnlyList<Operation> operations)
    {
        var all = new Dictionary<string, List<Operation>>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            var shape = Shape(operation.Path);
            if (!all.TryGetValue(shape, out var same))
            {
                all.Add(shape, same = []);
            }

            same.Add(operation);
        }

        return all;
    }

    private Dictionary<string, Dictionary<string, string>> Children()
    {
        var children = new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var path in _all.Value.Keys)
        {
            for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
            {
                var slash = path.LastIndexOf('/', end - 1);
                var (parent, name) = (path[..Math.Max(0, slash)], path[(slash + 1)..end]);
                if (slash < 0 || name.Contains('{'))
                {
                    continue;
                }

                if (!children.TryGetValue(parent, out var names))
                {
                    children.Add(parent, names = new(StringComparer.Ordinal));
                }

                names.TryAdd(NameWords.Joined(name), name);
            }
        }

        return children;
    }

    private List<string> Sent(string item)
    {
        var collection = item.EndsWith("/{}", StringComparison.Ordinal) ? item[..^3] : item + "/{}";
        var names = new List<string>();
        foreach (
            var operation in (_all.Value.GetValueOrDefault(item) ?? []).Concat(
                _all.Value.GetValueOrDefault(collection) ?? []
            )
        )
        {
            foreach (var schema in operation.RequestBody?.Content.Select(m => m.Schema).OfType<Schema>() ?? [])
            {
                var own = SchemaNames.Of(schema);
                names.AddRange(own);
                names.AddRange(own.Take(8).SelectMany(n => SchemaNames.Of(schema.FindProperty(n)!)));
            }
        }

        return names;
    }
}
