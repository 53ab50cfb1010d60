namespace Mockd.Engine.State;

/// <summary>
/// One state for as long as one request takes, where the heads of a store are expected: so that everything the request does, and what it
/// answers, can be one write of the store that the state came from. Not for several threads; all its tasks are done at once.
/// </summary>
public sealed class PassingState(TwinState state) : IStateHeads
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
}
