using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Routing;

/// <summary>
/// What a path as described asks of the rest of the request: <c>/orders?kind=open</c> and <c>/orders#Action=Cancel</c> are
/// told from other operations of the same path by a query parameter or a header of that name and value.
/// </summary>
internal sealed class RouteSelector
{
    private static readonly RouteSelector None = new([]);
    private readonly (string Name, string? Value)[] _conditions;

    private RouteSelector((string Name, string? Value)[] conditions) => _conditions = conditions;

    public int Count => _conditions.Length;

    /// <param name="path">As described.</param>
    public static RouteSelector Parse(string path)
    {
        var start = path.AsSpan().IndexOfAny('?', '#');
        if (start < 0)
        {
            return None;
        }

        var conditions = new List<(string, string?)>();
        foreach (var part in path[start..].Split(['?', '#', '&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = QueryParameters.Parse(part).Pairs[0];
            var isFixed =
                part.Contains('=', StringComparison.Ordinal) && !value.Contains('{', StringComparison.Ordinal);
            conditions.Add((name, isFixed ? value : null));
        }

        return new RouteSelector([.. conditions]);
    }

    public bool Holds(Request request)
    {
        foreach (var (name, value) in _conditions)
        {
            var sent = request.Query.Get(name) ?? request.Headers.Get(name);
            if (sent is null || (value is not null && sent != value))
            {
                return false;
            }
        }

        return true;
    }
}
