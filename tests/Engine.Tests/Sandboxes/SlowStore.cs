using System.Collections.Concurrent;
using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>A store that makes and removes states only while it is open.</summary>
internal sealed class SlowStore(IStateStore store) : ForwardingStore(store)
{
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often each state was made.</summary>
    public ConcurrentDictionary<string, int> Creations { get; } = new(StringComparer.Ordinal);

    public void Open() => _open.SetResult();

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public override async ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation)
    {
        await _open.Task;
        Creations.AddOrUpdate(entry.Name, 1, (_, times) => times + 1);
        return await base.CreateAsync(entry, state, cancellation);
    }

    public override async ValueTask<bool> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    )
    {
        await _open.Task;
        return await base.DeleteAsync(name, unusedSince, cancellation);
    }
}
