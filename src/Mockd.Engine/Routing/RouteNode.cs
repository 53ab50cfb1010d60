namespace Mockd.Engine.Routing;

/// <summary>The routes that share their first segments.</summary>
internal sealed class RouteNode<T>
{
    private readonly Dictionary<string, RouteNode<T>> _literals = [];
    private readonly Dictionary<string, RouteNode<T>>.AlternateLookup<ReadOnlySpan<char>> _literalLookup;
    private readonly List<(TemplateSegment Segment, RouteNode<T> Node)> _mixed = [];
    private readonly Dictionary<string, RouteNode<T>> _mixedByShape = [];
    private readonly List<RouteEndpoint<T>> _ending = [];
    private readonly List<RouteEndpoint<T>> _takingRest = [];
    private RouteNode<T>? _parameter;

    public RouteNode() => _literalLookup = _literals.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(RouteEndpoint<T> endpoint)
    {
        var node = this;
        foreach (var segment in endpoint.Template.Segments)
        {
            if (segment.IsRest)
            {
                node._takingRest.Add(endpoint);
                return;
            }

            node = node.Child(segment);
        }

        node._ending.Add(endpoint);
    }

    /// <summary>Gives every route that fits the path to the search; each node is met at most once.</summary>
    public void Visit(scoped in PathSegments path, int depth, ref RouteSearch<T> search)
    {
        search.Offer(_takingRest);
        if (depth == path.Count)
        {
            if (!path.IsCutOff)
            {
                search.Offer(_ending);
            }

            return;
        }

        var segment = path[depth];
        if (_literals.Count > 0 && _literalLookup.TryGetValue(segment, out var literal))
        {
            literal.Visit(path, depth + 1, ref search);
        }

        foreach (var (pattern, node) in _mixed)
        {
            if (pattern.Matches(segment, []))
            {
                node.Visit(path, depth + 1, ref search);
            }
        }

        if (_parameter is not null && !segment.IsEmpty)
        {
            _parameter.Visit(path, depth + 1, ref search);
        }
    }

    private RouteNode<T> Child(TemplateSegment segment)
    {
        if (segment.IsParameter)
        {
            return _parameter ??= new RouteNode<T>();
        }

        var children = segment.IsLiteral ? _literals : _mixedByShape;
        var key = segment.IsLiteral ? segment.Texts[0] : segment.Shape;
        if (!children.TryGetValue(key, out var child))
        {
            children[key] = child = new RouteNode<T>();
            if (!segment.IsLiteral)
            {
                _mixed.Add((segment, child));
            }
        }

        return child;
    }
}
