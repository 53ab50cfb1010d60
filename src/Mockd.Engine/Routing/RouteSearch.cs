namespace Mockd.Engine.Routing;

/// <summary>Keeps the best of the routes that fit a path, and what other methods it has.</summary>
/// <param name="request">Null: conditions beside the path are not looked at.</param>
internal struct RouteSearch<T>(string method, List<RouteEndpoint<T>>? others, RoutedRequest? request = null)
{
    private RouteEndpoint<T>? _best;
    private int _marks;
    private RouteEndpoint<T>? _unmet;
    private bool _isUnmetAlone;

    /// <summary>
    /// The best whose conditions hold. One that has its path to itself is meant even if they do not, as there is nothing to
    /// tell it apart from; so is the first of several that are labelled only (<c>/tags#first</c>).
    /// </summary>
    public readonly RouteEndpoint<T>? Best =>
        _unmet is not null && _isUnmetAlone && (_best is null || _unmet.RankBeside(_best) > 0) ? _unmet : _best;

    public void Offer(List<RouteEndpoint<T>> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Method != method)
            {
                others?.Add(endpoint);
            }
            else if ((request is null || !endpoint.LooksFurther ? 0 : endpoint.Score(request)) is not { } marks)
            {
                NoteUnmet(endpoint);
            }
            else if (_best is null || endpoint.IsBetterThan(_best, marks, _marks))
            {
                (_best, _marks) = (endpoint, marks);
            }
        }
    }

    private void NoteUnmet(RouteEndpoint<T> endpoint)
    {
        var rank = _unmet is null ? 1 : endpoint.RankBeside(_unmet);
        if (rank > 0)
        {
            (_unmet, _isUnmetAlone) = (endpoint, true);
        }
        else if (rank == 0)
        {
            // Mere labels, which no request holds, tell people the operations apart: the first one answers.
            _isUnmetAlone &= _unmet!.IsLabelled && endpoint.IsLabelled;
        }
    }
}
