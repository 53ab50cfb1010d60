namespace Mockd.Engine.Routing;

/// <summary>An index over routes: the cost of a match does not grow with their number.</summary>
public sealed class RouteTable<T>
{
    /// <summary>Ties: more literal segments win, then the longer literal prefix, then the earlier route.</summary>
    public static RouteTable<T> Build(IReadOnlyList<Route<T>> routes) => throw new NotImplementedException();

    /// <param name="path">As sent, percent-encoded, beginning with a slash.</param>
    /// <exception cref="BadPathException">An escape in the path is not valid UTF-8.</exception>
    public RouteMatch<T> Match(string method, string path) => throw new NotImplementedException();

    /// <summary>Routes that nearly match, nearest first, with the reason why they do not.</summary>
    public IReadOnlyList<NearMiss> NearMisses(string method, string path, int most = 3) =>
        throw new NotImplementedException();
}
