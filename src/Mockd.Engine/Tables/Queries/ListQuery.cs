namespace Mockd.Engine.Tables;

/// <summary>Which rows of a table a list answers.</summary>
public sealed record ListQuery
{
    internal IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>One of the conditions is enough.</summary>
    public bool MatchesAny { get; init; }

    /// <summary>Null: order of creation.</summary>
    internal TableField? SortBy { get; init; }

    public bool Descending { get; init; } = true;

    public int Limit { get; init; } = 100;

    public int Offset { get; init; }

    /// <summary>Start behind the row with this key.</summary>
    public string? After { get; init; }

    /// <summary>The page that ends in front of the row with this key.</summary>
    public string? Before { get; init; }

    /// <summary>Count all rows that match, not only those on the page.</summary>
    public bool NeedsTotal { get; init; }
}
