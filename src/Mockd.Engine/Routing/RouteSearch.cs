namespace Mockd.Engine.Routing;

/// <summary>Keeps the best of the routes that fit a path, and what other methods it has.</summary>
internal struct RouteSearch<T>(string method, List<RouteEndpoint<T>>? others)
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
            else if (Best is null || endpoint.IsBetterThan(Best))
            {
                Best = endpoint;
            }
        }
    }
}
