namespace Mockd.Engine.Routing;

/// <summary>A route as it stands in the index.</summary>
internal sealed record RouteEndpoint<T>(string Method, PathTemplate Template, int Order, Route<T> Route)
{
    public RouteSelector Selector { get; } = RouteSelector.Parse(Route.Path);

    public bool IsBetterThan(RouteEndpoint<T> other)
    {
        var (mine, theirs) = (Template, other.Template);
        if (mine.LiteralSegments != theirs.LiteralSegments)
        {
            return mine.LiteralSegments > theirs.LiteralSegments;
        }

        if (mine.LiteralPrefix != theirs.LiteralPrefix)
        {
            return mine.LiteralPrefix > theirs.LiteralPrefix;
        }

        if (mine.Precision != theirs.Precision)
        {
            return mine.Precision > theirs.Precision;
        }

        return Selector.Count != other.Selector.Count ? Selector.Count > other.Selector.Count : Order < other.Order;
    }
}
