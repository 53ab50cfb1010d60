namespace Mockd.Engine.State;

/// <summary>Holds the head state of every sandbox; the sandbox <c>default</c> is there from the start.</summary>
public interface IStateStore
{
    ValueTask<TwinState> ReadAsync(string sandbox, CancellationToken cancellation);

    /// <summary>
    /// Makes a new state from the newest one and publishes it, one after the other: what <paramref name="change"/> saw is
    /// what its result replaces. It may run more than once, so it has no effects of its own. When it throws or answers the
    /// same state, nothing changes.
    /// </summary>
    /// <exception cref="StoreRetiredException">Another store has taken over; nothing changed.</exception>
    ValueTask<T> CommitAsync<T>(
        string sandbox,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    );

    /// <summary>Makes a sandbox with this state, in place of one that has the name.</summary>
    ValueTask CreateAsync(string sandbox, TwinState state, CancellationToken cancellation);

    /// <summary>Forgets a sandbox; nothing happens when there is none.</summary>
    ValueTask DeleteAsync(string sandbox, CancellationToken cancellation);

    /// <summary>
    /// The last state of every sandbox: what was committed is in it, and later commits throw
    /// <see cref="StoreRetiredException"/>, so that whoever carries the states elsewhere loses no write.
    /// </summary>
    ValueTask<IReadOnlyDictionary<string, TwinState>> RetireAsync(CancellationToken cancellation);
}
