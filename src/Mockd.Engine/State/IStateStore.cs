namespace Mockd.Engine.State;

/// <summary>Holds the newest state of every sandbox; the sandbox <c>default</c> is there from the start.</summary>
public interface IStateStore : IAsyncDisposable
{
    /// <summary>The newest state that was acknowledged to anybody, whichever process wrote it.</summary>
    /// <exception cref="StateMissingException">There is none of this name.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation);

    /// <summary>
    /// Other processes write to it too, so that to read the newest state is to ask; <see cref="KnownAsync"/> need not ask.
    /// </summary>
    bool IsShared => false;

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

    /// <summary>False when the name is taken; nothing changed then.</summary>
    ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation);

    /// <summary>Forgets a state for good.</summary>
    /// <param name="unusedSince">Only when nobody said that it was used since; null: in any case.</param>
    /// <returns>False when there was none, or when it was used since.</returns>
    ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation);

    /// <summary>All states, by name.</summary>
    ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation);

    /// <summary>Notes that a state is in use, for whoever removes idle ones. Losing a note is no harm.</summary>
    ValueTask TouchAsync(string name, DateTimeOffset at, CancellationToken cancellation);

    /// <summary>
    /// Ends the store: what was committed stays, and later commits throw <see cref="StoreRetiredException"/>, so that
    /// whoever opens the next one loses no write.
    /// </summary>
    ValueTask RetireAsync(CancellationToken cancellation);
}
