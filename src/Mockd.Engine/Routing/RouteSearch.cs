using Mockd.Engine.Exchanges;

namespace Mockd.Engine.Routing;

/// <summary>Keeps the best of the routes that fit a path, and what other methods it has.</summary>
/// <param name="request">Null: every route of a path is taken, whatever it asks of query and headers.</param>
internal struct RouteSearch<T>(string method, Request? request, List<RouteEndpoint<T>>? others)
{
    public RouteEndpoint<T>? Best { get; private set; }

    public void Offer(List<RouteEndpoint<T>> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint.Method != method)
            {
                others?.Add(endpoint);
            }
            else if (Selects(endpoint) && (Best is null || endpoint.IsBetterThan(Best)))
            {
                Best = endpoint;
            }
        }
    }

    private readonly bool Selects(RouteEndpoint<T> endpoint) =>
        request is null || endpoint.Selector.Count == 0 || endpoint.Selector.Holds(request);
}
