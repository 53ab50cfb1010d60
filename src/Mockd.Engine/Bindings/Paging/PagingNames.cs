using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Names of what callers send to choose a page, in words: <c>pageSize</c>, <c>page_size</c> and <c>page[size]</c> are one.</summary>
internal static class PagingNames
{
    public static readonly string[] Limit =
    [
        "limit",
        "per_page",
        "page_size",
        "size",
        "max_results",
        "top",
        "first",
        "page_limit",
        "items_per_page",
        "results_per_page",
        "max_items",
        "max_records",
        "pagelen",
        "count",
    ];

    public static readonly string[] Offset =
    [
        "offset",
        "skip",
        "page_offset",
        "start_at",
        "start_index",
        "start",
        "first_result",
    ];

    public static readonly string[] Page = ["page", "page_number", "page_index", "page_no", "page_num", "current_page"];

    public static readonly string[] After = ["starting_after", "after", "page_after", "after_id", "start_after"];

    public static readonly string[] Before = ["ending_before", "before", "page_before", "before_id", "end_before"];

    public static readonly string[] Token =
    [
        "page_token",
        "next_token",
        "cursor",
        "continuation_token",
        "next_page_token",
        "next_cursor",
        "page_cursor",
        "pagination_token",
        "start_cursor",
        "marker",
        "page_key",
        "bookmark",
        "next",
    ];

    public static readonly string[] Order = ["order", "direction", "sort_order"];

    public static readonly string[] Sort = ["sort", "sort_by", "order_by"];

    private static readonly string[] PageObjects = ["pagination", "paging", "page", "pager"];

    /// <summary>What an operation declares of these names; the first of them counts most.</summary>
    public static string? Declared(IReadOnlyList<PageParameter> declared, string[] names)
    {
        foreach (var name in names)
        {
            foreach (var parameter in declared)
            {
                if (parameter.Words == name && IsOfKind(parameter.Schema, names))
                {
                    return parameter.Name;
                }
            }
        }

        return null;
    }

    /// <summary>Parameters of the query; where none of them pages, members of the body that do.</summary>
    public static (IReadOnlyList<PageParameter> Declared, bool IsInBody) Of(Operation? operation)
    {
        if (operation is null)
        {
            return ([], false);
        }

        PageParameter[] query =
        [
            .. operation
                .Parameters.Where(p => p.In == ParameterLocation.Query)
                .Select(p => new PageParameter(p.Name, NameWords.Joined(p.Name), p.Schema)),
        ];
        string[][] paging = [Limit, Offset, Page, After, Token];
        if (paging.Any(names => Declared(query, names) is not null) || operation.Method is "GET" or "HEAD")
        {
            return (query, false);
        }

        var body = operation.RequestBody?.Content.FirstOrDefault(m => m.IsJson)?.Schema;
        PageParameter[] members = body is null ? [] : [.. Members(body)];

        // A size alone may be that of a thing.
        return ((string[][])[Offset, Page, After, Token]).Any(names => Declared(members, names) is not null)
            ? (members, true)
            : (query, false);
    }

    private static IEnumerable<PageParameter> Members(Schema body)
    {
        foreach (var name in SchemaNames.Of(body))
        {
            var member = body.FindProperty(name)!;
            var words = NameWords.Joined(name);
            var inner = PageObjects.Contains(words) ? SchemaNames.Of(member) : [];
            foreach (var below in inner)
            {
                yield return new($"{name}.{below}", NameWords.Joined(below), member.FindProperty(below));
            }

            if (inner.Count == 0)
            {
                yield return new(name, words, member);
            }
        }
    }

    // `after` may be a moment and `count` a flag: those choose no page.
    private static bool IsOfKind(Schema? schema, string[] names) =>
        schema is null
        || names == Order
        || names == Sort
        || (
            schema.Format is not ("date" or "date-time" or "unix-time")
            && schema.Types is var types
            && (
                types == SchemaTypes.Any
                || (types & ~(SchemaTypes.Boolean | SchemaTypes.Object | SchemaTypes.Array | SchemaTypes.Null)) != 0
            )
        );
}
