using System.Buffers;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Bindings;

/// <summary>Names of members that tell how many rows there are, made of the name of the rows.</summary>
internal static class RowCounts
{
    private static readonly (string Before, string Behind)[] CountForms =
    [
        ("", "_total"),
        ("", "_count"),
        ("total_", ""),
        ("num_", ""),
        ("number_of_", ""),
        ("total_", "_count"),
        ("count_of_", ""),
    ];

    private static readonly SearchValues<string> Counters = SearchValues.Create(
        ["total", "count", "num"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary><c>users_total</c>, <c>total_users</c>, <c>user_count</c> beside <c>users</c>.</summary>
    /// <param name="rows">Where the rows stand.</param>
    public static bool IsName(string name, IReadOnlyList<string> rows)
    {
        if (rows.Count == 0 || !name.AsSpan().ContainsAny(Counters))
        {
            return false;
        }

        var words = NameWords.Joined(name).AsSpan();
        var list = NameWords.Joined(rows[^1]);
        foreach (var (before, behind) in CountForms)
        {
            if (
                words.Length > before.Length + behind.Length
                && words.StartsWith(before, StringComparison.Ordinal)
                && words.EndsWith(behind, StringComparison.Ordinal)
                && words[before.Length..^behind.Length] is var counted
                && (counted.SequenceEqual(list) || counted.SequenceEqual(NameWords.Singular(list)))
            )
            {
                return true;
            }
        }

        return false;
    }
}
