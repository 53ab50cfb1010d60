namespace Mockd.Engine.State;

/// <summary>The newest states, as whoever answers requests reads and changes them.</summary>
public interface IStateHeads
{
    /// <summary>
    /// Other processes write to it too, so that to read the newest state is to ask; <see cref="KnownAsync"/> need not ask.
    /// </summary>
    bool IsShared => false;

    /// <summary>
    /// Bytes of remembered answers that a state has room for; the oldest go first. Where states outlive the process there is
    /// no such bound: an answer stays for as long as it is valid.
    /// </summary>
    long MostAnswerBytes => long.MaxValue;

    /// <summary>The newest state that was acknowledged to anybody, whichever process wrote it.</summary>
    /// <exception cref="StateMissingException">There is none of this name.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>A state as this process knows it: one that was the newest at some time.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    ValueTask<TwinState> KnownAsync(string name, CancellationToken cancellation) => ReadAsync(name, cancellation);

    /// <summary>
    /// Makes a new state from the newest one and publishes it, one after the other: what <paramref name="change"/> saw is
    /// what its result replaces. It may run more than once, so it has no effects of its own. When it throws or answers the
    /// same state, nothing changes. When the task is done, the write is as durable as the store makes writes.
    /// </summary>
    /// <exception cref="StoreRetiredException">Another store has taken over; nothing changed.</exception>
    /// <exception cref="StateMissingException">There is none of this name.</exception>
    /// <exception cref="StoreUnavailableException">The write could not be made durable.</exception>
    ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    );
}
