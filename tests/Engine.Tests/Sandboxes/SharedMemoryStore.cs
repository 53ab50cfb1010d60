using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>A store of which every process has a view of its own, as they have of a database.</summary>
internal sealed class SharedMemoryStore(MemoryStateStore store) : IStateStore
{
    public bool IsShared => true;

    public ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) =>
        store.ReadAsync(name, cancellation);

    public ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    ) => store.CommitAsync(name, change, cancellation);

    public ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation) =>
        store.CreateAsync(entry, state, cancellation);

    public ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation) =>
        store.DeleteAsync(name, unusedSince, cancellation);

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        store.FindAsync(name, cancellation);

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        store.ListAsync(cancellation);

    public ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        store.TouchAsync(uses, cancellation);

    public ValueTask RetireAsync(CancellationToken cancellation) => store.RetireAsync(cancellation);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
