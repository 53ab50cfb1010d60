using Mockd.Contracts.Configuration;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>The provider's ends of names of query parameters that say how to compare; the longest that fits counts.</summary>
internal sealed class FilterSuffixes(IReadOnlyDictionary<string, FilterComparison> suffixes)
{
    private readonly (string Text, Comparison Comparison)[] _suffixes =
    [
        .. suffixes.Select(s => (s.Key, Of(s.Value))).OrderByDescending(s => s.Key.Length),
    ];

    // `Sent>` with its value reads `Sent>=…`, which is what its provider means.
    private static readonly (string Text, Comparison Comparison)[] Signs =
    [
        (">=", Comparison.GreaterOrEqual),
        ("<=", Comparison.LessOrEqual),
        ("!=", Comparison.NotEqual),
        (">", Comparison.GreaterOrEqual),
        ("<", Comparison.LessOrEqual),
        ("!", Comparison.NotEqual),
    ];

    /// <summary>The name without a sign that compares, and what the sign says; null where it ends in none.</summary>
    public static (string Name, Comparison Comparison)? SplitSign(string name)
    {
        foreach (var (text, comparison) in Signs)
        {
            if (name.Length > text.Length && name.EndsWith(text, StringComparison.Ordinal))
            {
                return (name[..^text.Length], comparison);
            }
        }

        return null;
    }

    /// <summary>The name without its end, and what the end says: equal where it says nothing.</summary>
    public (string Name, Comparison Comparison) Split(string name)
    {
        foreach (var (text, comparison) in _suffixes)
        {
            if (name.Length > text.Length && name.EndsWith(text, StringComparison.Ordinal))
            {
                return (name[..^text.Length], comparison);
            }
        }

        return (name, Comparison.Equal);
    }

    private static Comparison Of(FilterComparison comparison) =>
        comparison switch
        {
            FilterComparison.Gt => Comparison.Greater,
            FilterComparison.Gte => Comparison.GreaterOrEqual,
            FilterComparison.Lt => Comparison.Less,
            FilterComparison.Lte => Comparison.LessOrEqual,
            _ => Comparison.NotEqual,
        };
}
