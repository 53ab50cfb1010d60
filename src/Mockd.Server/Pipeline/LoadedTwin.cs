using Mockd.Engine;
using Mockd.Engine.History;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>A twin, its sandboxes, and the store of their rows.</summary>
internal sealed class LoadedTwin
{
    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="catalogue">The sandboxes that the store has.</param>
    public LoadedTwin(Twin twin, IStateStore store, SandboxCatalogue catalogue, TimeProvider time)
    {
        Twin = twin;
        RoutesByBody = twin.Routes.HasConditions || twin.Stubs.Any(s => s.Matcher.LooksAtBody);
        Store = store;
        var start = new SandboxStart(twin.Start, twin.Clock);
        Sandboxes = new SandboxDirectory(catalogue, store, start, twin.Sandboxes, time);
        History = new StateHistory(twin.State.History.Writes, twin.State.History.Megabytes * 1024L * 1024);
        Sandboxes.Removed += History.Forget;
        Snapshots = new SnapshotDirectory(Sandboxes, store, time);
        Sandboxes.Start();
    }

    public Twin Twin { get; }

    /// <summary>What answers a request may depend on its body.</summary>
    public bool RoutesByBody { get; }

    public IStateStore Store { get; }

    public SandboxDirectory Sandboxes { get; }

    public SnapshotDirectory Snapshots { get; }

    /// <summary>Writes of this process, to go back over.</summary>
    public StateHistory History { get; }

    /// <summary>Done once a reload has put another one in its place.</summary>
    public Task Replaced => _replaced.Task;

    public void MarkReplaced() => _replaced.TrySetResult();
}
