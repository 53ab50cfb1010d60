namespace Mockd.Engine.State;

/// <summary>Which states there are, as whoever makes and removes sandboxes and snapshots sees them.</summary>
public interface IStateCatalogue
{
    /// <summary>False when the name is taken; nothing changed then.</summary>
    /// <exception cref="StoreRetiredException">Another store has taken over.</exception>
    ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation);

    /// <summary>Forgets a state for good, and with it the snapshots of it: all or nothing.</summary>
    /// <param name="unusedSince">Only when nobody said that it was used since; null: in any case.</param>
    /// <returns>False when there was none, or when it was used since.</returns>
    /// <exception cref="StoreRetiredException">Another store has taken over.</exception>
    ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation);

    /// <summary>Null when there is none of this name.</summary>
    ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>All states, by name.</summary>
    ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation);

    /// <summary>Notes that states are in use, for whoever removes idle ones. A use never makes one look idle for longer.</summary>
    ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation);
}
