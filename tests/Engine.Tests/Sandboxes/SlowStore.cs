using System.Collections.Concurrent;
using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>A store that makes and removes states only while it is open.</summary>
internal sealed class SlowStore(IStateStore store) : IStateStore
{
    private TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How often each state was made.</summary>
    public ConcurrentDictionary<string, int> Creations { get; } = new(StringComparer.Ordinal);

    public void Open() => _open.SetResult();

    public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsShared => store.IsShared;

    public ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) =>
        store.ReadAsync(name, cancellation);

    public ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    ) => store.CommitAsync(name, change, cancellation);

    public async ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation)
    {
        await _open.Task;
        Creations.AddOrUpdate(entry.Name, 1, (_, times) => times + 1);
        return await store.CreateAsync(entry, state, cancellation);
    }

    public async ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation)
    {
        await _open.Task;
        return await store.DeleteAsync(name, unusedSince, cancellation);
    }

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        store.FindAsync(name, cancellation);

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        store.ListAsync(cancellation);

    public ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        store.TouchAsync(uses, cancellation);

    public ValueTask RetireAsync(CancellationToken cancellation) => store.RetireAsync(cancellation);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
