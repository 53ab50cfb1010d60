namespace Mockd.Engine.Routing;

/// <summary>A route as it stands in the index.</summary>
internal sealed record RouteEndpoint<T>(string Method, PathTemplate Template, int Order, Route<T> Route)
{
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

        return mine.Precision != theirs.Precision ? mine.Precision > theirs.Precision : Order < other.Order;
    }
}
