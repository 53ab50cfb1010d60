using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>
/// The durable side of a <see cref="DurableStateStore"/>: keeps, for every state, a version, a head and its rows, and applies
/// groups of changes all or nothing. Safe for many callers at once. Whatever fails throws
/// <see cref="StoreUnavailableException"/>; what a caller must not touch was refused with
/// <see cref="StoreRefusedException"/> when the log was opened.
/// </summary>
public interface IStateLog : IAsyncDisposable
{
    /// <summary>Where it is, in words for people.</summary>
    string Place { get; }

    /// <summary>Other processes change the same states, so that what is in memory may be behind.</summary>
    bool IsShared { get; }

    /// <summary>Writes of different states go into one group; otherwise each state has groups of its own.</summary>
    bool GroupsStates { get; }

    /// <summary>All states, by name.</summary>
    ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation);

    /// <summary>
    /// Stores a new state; false when the name is taken. Its version is higher than any that a removed state of this name
    /// had, so that nobody takes one for the other.
    /// </summary>
    ValueTask<bool> CreateAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        CancellationToken cancellation
    );

    /// <summary>
    /// Stores a new state whose rows are nearly those that another one has at some version; as <see cref="CreateAsync"/> does,
    /// but a log that can share rows need not look at all of them.
    /// </summary>
    /// <param name="rows">All of them; what counts if the basis has another version by now, or is gone.</param>
    ValueTask<bool> ForkAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        StateBasis basis,
        CancellationToken cancellation
    ) => CreateAsync(entry, head, rows, cancellation);

    /// <summary>Null when there is none of this name.</summary>
    ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation);

    /// <summary>
    /// Removes a state and the snapshots of it, all or nothing: those that are from it, named with its name, a slash and more.
    /// </summary>
    /// <returns>
    /// The names of what is gone; empty when there is none, or when it was touched at <paramref name="unusedSince"/> or later.
    /// </returns>
    ValueTask<IReadOnlyList<string>> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    );

    /// <summary>Notes uses of states; one before the last that is known changes nothing, nor does one of what is gone.</summary>
    ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation);

    /// <summary>A whole state, all of one version; null when there is none of this name.</summary>
    ValueTask<StoredState?> LoadAsync(string name, CancellationToken cancellation);

    /// <summary>The versions of states, in the order asked; 0 for one that is not there.</summary>
    ValueTask<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<string> names, CancellationToken cancellation);

    /// <summary>
    /// What changed after a version: the head, the version, and each row that is new, different or gone since. Null when
    /// the log no longer knows that far back, or the state is gone; then the caller loads it whole.
    /// </summary>
    ValueTask<StoredState?> NewsAsync(string name, long since, CancellationToken cancellation);

    /// <summary>
    /// Applies the writes and makes them durable; each raises its state's version by one. One that expects another version
    /// than the stored one is not applied; the others are.
    /// </summary>
    /// <returns>For each write whether it was applied.</returns>
    ValueTask<IReadOnlyList<bool>> AppendAsync(IReadOnlyList<StateWrite> writes, CancellationToken cancellation);

    /// <summary>
    /// Waits until nobody else writes to the state, for writers that lost a race: with appends alone the one that is ahead
    /// would stay ahead. Null: the log has no turns, and losers just try again.
    /// </summary>
    /// <param name="since">The version that the caller knows.</param>
    ValueTask<IStateTurn?> TakeTurnAsync(string name, long since, CancellationToken cancellation) =>
        new((IStateTurn?)null);
}
