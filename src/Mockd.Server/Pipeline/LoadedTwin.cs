using Mockd.Engine;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>A twin, its sandboxes, and the store of their rows.</summary>
internal sealed class LoadedTwin(Twin twin, IStateStore store, TimeProvider time)
{
    public Twin Twin { get; } = twin;

    public IStateStore Store { get; } = store;

    public SandboxDirectory Sandboxes { get; } = new(store, twin.Start, twin.Sandboxes, time);

    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once a reload has put another one in its place.</summary>
    public Task Replaced => _replaced.Task;

    public void MarkReplaced() => _replaced.TrySetResult();
}
