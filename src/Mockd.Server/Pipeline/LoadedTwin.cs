using Mockd.Engine;
using Mockd.Engine.State;

namespace Mockd.Server.Pipeline;

/// <summary>A twin and the store of its rows.</summary>
internal sealed record LoadedTwin(Twin Twin, IStateStore Store)
{
    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once a reload has put another one in its place.</summary>
    public Task Replaced => _replaced.Task;

    public void MarkReplaced() => _replaced.TrySetResult();
}
