using Mockd.Contracts.Json;
using Mockd.Engine.Bindings;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Mockd.Engine.Routing;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Compilation;

/// <summary>
/// Finds by which members of the body operations on one path are told apart: those of which they are described to take
/// different values (<c>/chat</c> and <c>/chat#stream</c> with <c>stream: enum [true]</c>).
/// </summary>
internal static class RouteMarks
{
    // A longer list, such as one of currencies, says nothing about which operation is meant.
    private const int MostValues = 32;

    public static IReadOnlyList<Route<TwinRoute>> Add(IReadOnlyList<Route<TwinRoute>> routes)
    {
        var shared = new Dictionary<Route<TwinRoute>, IReadOnlyList<RouteMark>>(ReferenceEqualityComparer.Instance);
        foreach (var group in routes.GroupBy(r => (r.Method, PathNames.Without(Plain(r.Path)))))
        {
            if (group.Count() > 1 && group.Any(r => r.Path.Length > Plain(r.Path).Length))
            {
                AddTo(shared, [.. group]);
            }
        }

        return shared.Count == 0
            ? routes
            : [.. routes.Select(r => shared.TryGetValue(r, out var marks) ? r with { Marks = marks } : r)];
    }

    private static void AddTo(
        Dictionary<Route<TwinRoute>, IReadOnlyList<RouteMark>> shared,
        List<Route<TwinRoute>> group
    )
    {
        var all = group.ConvertAll(r => MarksOf(r.Target.Description));
        for (var i = 0; i < group.Count; i++)
        {
            shared[group[i]] = [.. all[i].Where(mark => all.Exists(others => Differs(mark, others)))];
        }
    }

    private static bool Differs(RouteMark mark, List<RouteMark> others) =>
        others.Find(o => o.Name == mark.Name) is not { } same || !same.Values.SequenceEqual(mark.Values);

    private static List<RouteMark> MarksOf(Operation? operation)
    {
        var media = operation?.RequestBody?.Content.FirstOrDefault(m =>
            Representation.KindOf(m.Name) is RepresentationKind.Json or RepresentationKind.Form
            || Representation.IsMultipart(m.Name)
        );
        if (media?.Schema is not { } schema)
        {
            return [];
        }

        var view = SchemaView.Of(schema);
        return
        [
            .. view
                .Properties.Select(p => new RouteMark(
                    p.Key,
                    Values(view.Member(p.Key)!),
                    view.Required.Contains(p.Key)
                ))
                .Where(m => m.Values.Count is > 0 and <= MostValues),
        ];
    }

    private static IReadOnlyList<JsonValue> Values(SchemaView member)
    {
        var lists = member
            .Parts.SelectMany(p =>
                new[] { p.Enum, p.Const is { } only ? [only] : null }.OfType<IReadOnlyList<JsonValue>>()
            )
            .ToList();
        return lists.Count == 0 ? [] : [.. lists.Aggregate((a, b) => [.. a.Intersect(b)])];
    }

    private static string Plain(string path)
    {
        var end = path.AsSpan().IndexOfAny('?', '#');
        return end < 0 ? path : path[..end];
    }
}
