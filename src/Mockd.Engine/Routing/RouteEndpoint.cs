namespace Mockd.Engine.Routing;

/// <summary>A route as it stands in the index.</summary>
internal sealed record RouteEndpoint<T>(string Method, PathTemplate Template, int Order, Route<T> Route)
{
    /// <summary>What a request must have beside the path; null: nothing.</summary>
    public RouteConditions? Conditions { get; } = RouteConditions.Parse(Route.Path);

    public bool IsBetterThan(RouteEndpoint<T> other)
    {
        var rank = RankBeside(other);
        if (rank != 0)
        {
            return rank > 0;
        }

        var (mine, theirs) = (Conditions?.Count ?? 0, other.Conditions?.Count ?? 0);
        return mine != theirs ? mine > theirs : Order < other.Order;
    }

    /// <summary>Above zero when this template says more than the other's, below when it says less.</summary>
    public int RankBeside(RouteEndpoint<T> other)
    {
        var (mine, theirs) = (Template, other.Template);
        if (mine.LiteralSegments != theirs.LiteralSegments)
        {
            return mine.LiteralSegments.CompareTo(theirs.LiteralSegments);
        }

        if (mine.LiteralPrefix != theirs.LiteralPrefix)
        {
            return mine.LiteralPrefix.CompareTo(theirs.LiteralPrefix);
        }

        return mine.Precision.CompareTo(theirs.Precision);
    }
}
