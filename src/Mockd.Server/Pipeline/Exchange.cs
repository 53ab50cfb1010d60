using Mockd.Engine;
using Mockd.Engine.Bindings;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Routing;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Engine.Transforms;

namespace Mockd.Server.Pipeline;

/// <summary>One request on its way through the pipeline.</summary>
internal sealed class Exchange
{
    public required long Id { get; init; }

    /// <summary>As operations see it: without the part of the path that named the sandbox.</summary>
    public required Request Request { get; set; }

    /// <summary>What answers, from start to end.</summary>
    public required LoadedTwin Loaded { get; init; }

    public Twin Twin => Loaded.Twin;

    /// <summary>Where the rows of that twin are.</summary>
    public IStateHeads Store => field ??= new RecordedStore(this);

    /// <summary>Set by the sandbox stage; null when the request may not have the one it names.</summary>
    public Sandbox? Sandbox { get; set; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What time it was in the sandbox when the request came; the real time until the sandbox is known.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The sandbox's state when the request came; null until it is known, and where commits alone look at it.</summary>
    public TwinState? Opening { get; set; }

    /// <summary>The clock that <see cref="At"/> was read from, where that may not be the newest; commits look again.</summary>
    public SandboxClock? KnownClock { get; set; }

    public required long Started { get; init; }

    /// <summary>Set by the route stage; null when nothing matched.</summary>
    public TwinRoute? Route { get; set; }

    public PathValues Path { get; set; }

    /// <summary>The answer when nothing matched.</summary>
    public Response? Rejection { get; set; }

    /// <summary>Why the body was not taken in; null: it was, or there is none.</summary>
    public Failure? BodyFailure { get; set; }

    /// <summary>What went wrong inside.</summary>
    public string? Fault { get; set; }
}
