namespace Mockd.Engine.State;

/// <summary>
/// One state for as long as one request takes, where a store is expected: so that everything the request does, and what it
/// answers, can be one write of the store that the state came from. Not for several threads; all its tasks are done at once.
/// </summary>
public sealed class PassingState(TwinState state) : IStateStore
{
    public TwinState State { get; private set; } = state;

    public ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) => new(State);

    public ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        (State, var result) = change(State);
        return new(result);
    }

    public ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation) =>
        throw OneOnly();

    public ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation) =>
        throw OneOnly();

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) => throw OneOnly();

    public ValueTask TouchAsync(string name, DateTimeOffset at, CancellationToken cancellation) => throw OneOnly();

    public ValueTask RetireAsync(CancellationToken cancellation) => throw OneOnly();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NotSupportedException OneOnly() => new("A request reads and changes the state that it began with.");
}
