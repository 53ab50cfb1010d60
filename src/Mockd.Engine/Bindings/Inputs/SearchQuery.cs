using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Reads the small search language of list endpoints: <c>field:"text"</c> (equal), <c>field~"text"</c> (contains),
/// <c>field&gt;5</c> and so on, a minus in front for "not equal", joined by AND (or a space) or by OR, not both.
/// </summary>
internal static class SearchQuery
{
    private const int MostClauses = 100;

    /// <summary>The conditions, or a message about what is wrong.</summary>
    public static (List<Condition> Conditions, bool MatchesAny, string? Message) Parse(string text, RowShape shape)
    {
        var reader = new SearchReader(text);
        var conditions = new List<Condition>();
        var (isAnd, isOr) = (false, false);
        while (!reader.Ends)
        {
            var start = reader.Place;
            if (conditions.Count == MostClauses)
            {
                return Refused($"A search query has at most {MostClauses} clauses.");
            }

            if (reader.Clause(shape) is not { } condition)
            {
                return Refused(
                    $"The search query cannot be read at character {start + 1}: write field:\"value\" clauses joined by AND or OR; a minus stands before field:\"value\" only."
                );
            }

            conditions.Add(condition);
            var join = reader.Join();
            if (reader.Ends && join is not null)
            {
                return Refused($"The search query ends with {join}: a clause must follow.");
            }

            isOr |= join == "OR";
            isAnd |= !reader.Ends && join != "OR";
        }

        return conditions.Count == 0 ? Refused("The search query is empty.")
            : isAnd && isOr ? Refused("A search query joins its clauses by AND or by OR, not by both.")
            : (conditions, isOr, null);
    }

    private static (List<Condition> Conditions, bool MatchesAny, string? Message) Refused(string message) =>
        ([], false, message);
}
