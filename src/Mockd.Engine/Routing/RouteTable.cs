using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Routing;

/// <summary>An index over routes: the cost of a match does not grow with their number.</summary>
public sealed class RouteTable<T>
{
    private readonly RouteNode<T> _root = new();
    private readonly List<RouteEndpoint<T>> _endpoints = [];

    private RouteTable() { }

    /// <summary>Some routes are told apart by more than method and path: query, headers or members of the body.</summary>
    public bool HasConditions { get; private set; }

    /// <summary>
    /// Ties: more literal segments win, then the longer literal prefix, then the earlier route. Before the order
    /// counts, more text beside a parameter does: <c>{id}.json</c> wins over <c>{id}</c>, and that over <c>*</c>; and
    /// of routes with one path the one of which the request meets most conditions (<c>/#Action=Send</c>).
    /// </summary>
    internal static RouteTable<T> Build(IReadOnlyList<Route<T>> routes)
    {
        var table = new RouteTable<T>();
        for (var i = 0; i < routes.Count; i++)
        {
            var template = PathTemplate.Parse(routes[i].Path);
            if (template.Segments.Length < PathSegments.Most)
            {
                var endpoint = new RouteEndpoint<T>(routes[i].Method.ToUpperInvariant(), template, i, routes[i]);
                table._root.Add(endpoint);
                table._endpoints.Add(endpoint);
                table.HasConditions |= endpoint.LooksFurther;
            }
        }

        return table;
    }

    /// <param name="path">As sent, percent-encoded, beginning with a slash.</param>
    /// <exception cref="BadPathException">An escape in the path is not valid UTF-8.</exception>
    public RouteMatch<T> Match(string method, string path) => Match(new Request { Method = method, RawPath = path });

    /// <param name="readBody">Takes a body apart, where routes are told apart by it; null: it has no members.</param>
    /// <exception cref="BadPathException">An escape in the path is not valid UTF-8.</exception>
    public RouteMatch<T> Match(Request request, Func<Request, JsonObject?>? readBody = null)
    {
        var method = request.Method;
        var routed = HasConditions ? new RoutedRequest(request, readBody) : null;
        var segments = new PathSegments(request.RawPath, stackalloc int[PathSegments.Most + 1]);
        if (Find(method, segments, routed, out var match))
        {
            return match;
        }

        if (method == "HEAD" && Find("GET", segments, routed, out match))
        {
            return match;
        }

        // A method that is there, but under conditions that the request does not meet, is not a wrong one.
        var others = Fitting(segments);
        return others.Count == 0 || others.Exists(o => o.Method == method)
            ? default
            : new RouteMatch<T> { AllowedMethods = MethodsOf(others) };
    }

    /// <summary>Routes that nearly match, nearest first, with the reason why they do not.</summary>
    public IReadOnlyList<NearMiss> NearMisses(string method, string path, int most = 3) =>
        NearMissSearch.Find(_endpoints, method, path, most);

    private bool Find(string method, scoped in PathSegments segments, RoutedRequest? request, out RouteMatch<T> match)
    {
        if (FindExactly(method, segments, request, out match))
        {
            return true;
        }

        var other = segments.WithOtherEnd();
        return other.Count != segments.Count && FindExactly(method, other, request, out match);
    }

    private bool FindExactly(
        string method,
        scoped in PathSegments segments,
        RoutedRequest? request,
        out RouteMatch<T> match
    )
    {
        var search = new RouteSearch<T>(method, others: null, request);
        _root.Visit(segments, 0, ref search);
        match = search.Best is { } best
            ? new RouteMatch<T>
            {
                IsFound = true,
                Target = best.Route.Target,
                Values = best.Template.ValuesIn(segments),
            }
            : default;
        return match.IsFound;
    }

    private List<RouteEndpoint<T>> Fitting(scoped in PathSegments segments)
    {
        var fitting = new List<RouteEndpoint<T>>();
        var search = new RouteSearch<T>("", fitting);
        _root.Visit(segments, 0, ref search);
        var other = segments.WithOtherEnd();
        if (other.Count != segments.Count)
        {
            _root.Visit(other, 0, ref search);
        }

        return fitting;
    }

    private static string[] MethodsOf(List<RouteEndpoint<T>> endpoints)
    {
        var methods = new SortedSet<string>(endpoints.Select(e => e.Method), StringComparer.Ordinal);
        if (methods.Contains("GET"))
        {
            methods.Add("HEAD");
        }

        // Every path that is known answers it with this very list.
        methods.Add("OPTIONS");

        return [.. methods];
    }
}
