using Mockd.Engine;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Routing;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>One request on its way through the pipeline.</summary>
internal sealed class Exchange
{
    public required long Id { get; init; }

    public required Request Request { get; init; }

    /// <summary>The twin that answers, from start to end.</summary>
    public required Twin Twin { get; init; }

    /// <summary>Where the rows of that twin are.</summary>
    public required IStateStore Store { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Started { get; init; }

    /// <summary>Set by the route stage; null when nothing matched.</summary>
    public TwinRoute? Route { get; set; }

    public PathValues Path { get; set; }

    /// <summary>The answer when nothing matched.</summary>
    public Response? Rejection { get; set; }

    /// <summary>What went wrong inside.</summary>
    public string? Fault { get; set; }
}
