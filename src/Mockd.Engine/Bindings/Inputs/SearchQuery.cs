using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Reads the small search language of list endpoints: <c>field:"text"</c> (equal), <c>field~"text"</c> (contains),
/// <c>field&gt;5</c> and so on, a minus in front for "not", joined by AND (or a space) or by OR, not both.
/// </summary>
internal static class SearchQuery
{
    private static readonly System.Text.RegularExpressions.Regex Clause = new(
        """\G\s*(?<not>-)?(?<field>[A-Za-z_][\w.]*)(\[["'](?<key>[^"']*)["']\])?\s*(?<op>:|~|>=|<=|>|<)\s*("(?<v>(?:[^"\\]|\\.)*)"|'(?<v>(?:[^'\\]|\\.)*)'|(?<v>[^\s"']+))\s*(?<join>\bAND\b|\bOR\b)?""",
        System.Text.RegularExpressions.RegexOptions.IgnoreCase
            | System.Text.RegularExpressions.RegexOptions.CultureInvariant
    );

    /// <summary>The conditions, or a message about what is wrong.</summary>
    public static (List<Condition> Conditions, bool MatchesAny, string? Message) Parse(string text, RowShape shape)
    {
        var conditions = new List<Condition>();
        var joins = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length && !string.IsNullOrWhiteSpace(text[at..]))
        {
            var match = Clause.Match(text, at);
            if (!match.Success || match.Length == 0 || conditions.Count == 100)
            {
                return (
                    [],
                    false,
                    $"The search query cannot be read at character {at + 1}: write field:\"value\" clauses joined by AND or OR."
                );
            }

            conditions.Add(Condition(match, shape));
            at = match.Index + match.Length;
            var more = !string.IsNullOrWhiteSpace(text[at..]);
            if (more)
            {
                joins.Add(match.Groups["join"].Length == 0 ? "AND" : match.Groups["join"].Value);
            }
        }

        return conditions.Count == 0 ? ([], false, "The search query is empty.")
            : joins.Count > 1 ? ([], false, "A search query joins its clauses by AND or by OR, not by both.")
            : (conditions, joins.Contains("OR"), null);
    }

    private static Condition Condition(System.Text.RegularExpressions.Match match, RowShape shape)
    {
        var path = match.Groups["field"].Value.Split('.').ToList();
        if (match.Groups["key"].Success)
        {
            path.Add(match.Groups["key"].Value);
        }

        var comparison = match.Groups["op"].Value switch
        {
            ":" => match.Groups["not"].Success ? Comparison.NotEqual : Comparison.Equal,
            "~" => Comparison.Contains,
            ">" => Comparison.Greater,
            ">=" => Comparison.GreaterOrEqual,
            "<" => Comparison.Less,
            _ => Comparison.LessOrEqual,
        };
        var value = System.Text.RegularExpressions.Regex.Replace(
            match.Groups["v"].Value,
            @"\\(.)",
            "$1",
            System.Text.RegularExpressions.RegexOptions.None
        );
        return Tables.Condition.Sent(shape.FieldFor([.. path]), comparison, value);
    }
}
