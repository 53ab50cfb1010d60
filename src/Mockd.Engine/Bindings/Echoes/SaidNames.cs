using Mockd.Engine.OpenApi;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Which parameters of an operation its answers repeat.</summary>
internal static class SaidNames
{
    private static readonly string[] Keys =
    [
        "id",
        "uuid",
        "guid",
        "sid",
        "key",
        "slug",
        "name",
        "login",
        "number",
        "code",
    ];

    // They say how to answer, not about what.
    private static readonly string[] Controls =
    [
        "fields",
        "expand",
        "include",
        "includes",
        "embed",
        "with",
        "select",
        "filter",
        "filters",
        "q",
        "query",
        "search",
        "format",
        "pretty",
        "cursor",
        "callback",
        "version",
        "locale",
        "$filter",
        "$select",
        "$expand",
        "$orderby",
        "$count",
    ];

    /// <param name="answersResource">The last path parameter names what is answered, not what it belongs to.</param>
    public static IReadOnlyList<SaidName> OfPath(Operation operation, bool answersResource)
    {
        var segments = operation.Path.Split('/');
        var said = new List<SaidName>();
        var declared = operation.Parameters.Where(p => p.In == ParameterLocation.Path).Select(p => p.Name).ToHashSet();
        var last = Array.FindLastIndex(segments, s => s.Contains('{'));
        for (var i = 0; i < segments.Length; i++)
        {
            foreach (var name in declared.Where(n => segments[i].Contains("{" + n + "}", StringComparison.Ordinal)))
            {
                var collection = i > 0 && !segments[i - 1].Contains('{') ? segments[i - 1] : "";
                said.Add(OfPath(name, collection, i == last && answersResource));
            }
        }

        return said;
    }

    /// <summary>What query and headers say of the answered things.</summary>
    public static IReadOnlyList<(Parameter Parameter, SaidName Said)> OfOthers(
        Operation operation,
        IReadOnlySet<string> paging
    ) =>
        [
            .. operation
                .Parameters.Where(p =>
                    p.In is ParameterLocation.Query or ParameterLocation.Header
                    && !paging.Contains(p.Name)
                    && !Controls.Contains(p.Name, StringComparer.OrdinalIgnoreCase)
                    && !operation.QueryKeys.Contains(p.Name)
                    && p.Name.AsSpan().IndexOfAny('[', '.', '$') < 0
                )
                .Select(p => (p, new SaidName(p.Name, NamesOf(p), null, IsKey: false))),
        ];

    private static string[] NamesOf(Parameter parameter) =>
        parameter.In == ParameterLocation.Header && parameter.Name.StartsWith("X-", StringComparison.OrdinalIgnoreCase)
            ? [parameter.Name, parameter.Name[2..]]
            : [parameter.Name];

    private static SaidName OfPath(string name, string collection, bool isKey)
    {
        var words = NameWords.Joined(name).Split('_');
        var kind = words[^1];
        var owner = words.Length > 1 ? string.Join('_', words[..^1]) : NameWords.Singular(NameWords.Joined(collection));
        // `promotion_code` of /promotion_codes is the thing, `issue_number` of /issues a number that it has.
        var isThing = NameWords.Joined(name) == NameWords.Singular(NameWords.Joined(collection));
        var isGeneric = Keys.Contains(kind) && !isThing;
        if (isKey)
        {
            // The thing's own name for it, then what ids are called elsewhere.
            string[] own = isGeneric ? [name, kind] : [name];
            return new SaidName(name, [.. own.Concat(["id"]).Concat(isGeneric ? [] : Keys).Distinct()], null, true);
        }

        if (!isGeneric || words.Length > 1)
        {
            // `customer` of /customers/{customer}/cards, `account_id` of /accounts/{account_id}/cards.
            string[] plain = isGeneric && owner.Length > 0 ? [name, owner] : [name, $"{name}_id"];
            return new SaidName(name, plain, isGeneric ? owner : name, false);
        }

        return owner.Length == 0
            ? new SaidName(name, [], null, false)
            : new SaidName(name, [$"{owner}_{kind}", owner], owner, false);
    }
}
