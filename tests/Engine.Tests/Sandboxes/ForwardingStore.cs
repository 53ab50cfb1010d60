using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>A store that is another one, but for what a test overrides.</summary>
internal abstract class ForwardingStore(IStateStore store) : IStateStore
{
    public virtual bool IsShared => store.IsShared;

    public long MostAnswerBytes => store.MostAnswerBytes;

    public virtual ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) =>
        store.ReadAsync(name, cancellation);

    public virtual ValueTask<TwinState> KnownAsync(string name, CancellationToken cancellation) =>
        store.KnownAsync(name, cancellation);

    public virtual ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    ) => store.CommitAsync(name, change, cancellation);

    public virtual ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation) =>
        store.CreateAsync(entry, state, cancellation);

    public virtual ValueTask<bool> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    ) => store.DeleteAsync(name, unusedSince, cancellation);

    public virtual ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        store.FindAsync(name, cancellation);

    public virtual ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        store.ListAsync(cancellation);

    public virtual ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        store.TouchAsync(uses, cancellation);

    public ValueTask RetireAsync(CancellationToken cancellation) => store.RetireAsync(cancellation);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
