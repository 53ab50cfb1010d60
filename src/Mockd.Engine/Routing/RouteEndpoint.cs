namespace Mockd.Engine.Routing;

/// <summary>A route as it stands in the index.</summary>
internal sealed record RouteEndpoint<T>(string Method, PathTemplate Template, int Order, Route<T> Route)
{
    /// <summary>What a request must have beside the path; null: nothing.</summary>
    public RouteConditions? Conditions { get; } = RouteConditions.Parse(Route.Path);

    /// <summary>Nothing that a request could have but for its body.</summary>
    public bool IsLabelled => Conditions?.AreLabels ?? true;

    /// <summary>Other things than method and path decide.</summary>
    public bool LooksFurther => Conditions is not null || Route.Marks.Count > 0;

    /// <summary>How many marks of the route the body bears; null when the request means another one.</summary>
    public int? Score(RoutedRequest request)
    {
        var marks = 0;
        foreach (var mark in Route.Marks)
        {
            var score = mark.Score(request);
            if (score < 0)
            {
                return null;
            }

            marks += score;
        }

        return Conditions?.Hold(request, isMarked: marks > 0) == false ? null : marks;
    }

    /// <param name="marks">How many the request bears.</param>
    /// <param name="others">How many of the other's.</param>
    public bool IsBetterThan(RouteEndpoint<T> other, int marks, int others)
    {
        var rank = RankBeside(other);
        if (rank != 0)
        {
            return rank > 0;
        }

        if (marks != others)
        {
            return marks > others;
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
