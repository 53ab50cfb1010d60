using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Storage.Postgres;

/// <summary>
/// Keeps states in a PostgreSQL database that several processes share. Each state has a version, which a write compares and
/// raises in the same transaction that puts its rows; a row knows the version that it is of, so that others find what is
/// new. Of a row that is gone a marker stays for a while.
/// </summary>
public sealed class PostgresStateLog : IStateLog
{
    private const int MostTouches = 100;
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);

    private readonly PostgresCalls _calls;
    private readonly NewsKeeping _keeping;
    private long _nextCleaning = Environment.TickCount64 + (long)BetweenCleanings.TotalMilliseconds;

    private PostgresStateLog(PostgresCalls calls, string place, NewsKeeping keeping)
    {
        Place = "PostgreSQL at " + place;
        _calls = calls;
        _keeping = keeping;
    }

    public string Place { get; }

    public bool IsShared => true;

    public bool GroupsStates => false;

    /// <summary>Makes the tables where there are none.</summary>
    /// <exception cref="StoreRefusedException">We may not in, or the tables there are not for this program.</exception>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public static ValueTask<PostgresStateLog> OpenAsync(
        PostgresConnection connection,
        CancellationToken cancellation
    ) => OpenAsync(connection, NewsKeeping.Default, cancellation);

    internal static async ValueTask<PostgresStateLog> OpenAsync(
        PostgresConnection connection,
        NewsKeeping keeping,
        CancellationToken cancellation
    )
    {
        var calls = new PostgresCalls(connection.Build());
        try
        {
            await calls.ReadAsync(c => PostgresSchema.EnsureAsync(c, cancellation), cancellation).ConfigureAwait(false);
            return new PostgresStateLog(calls, connection.Place, keeping);
        }
        catch (Exception e)
        {
            // Whatever it was, nobody is left who would close the connections.
            await calls.DisposeAsync().ConfigureAwait(false);
            throw e switch
            {
                StoreUnavailableException unavailable => PostgresFailures.AtStart(unavailable, connection.Place),
                StoreRefusedException or OperationCanceledException => e,
                _ => PostgresFailures.Contradiction(e, connection.Place),
            };
        }
    }

    public async ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation)
    {
        var entries = await _calls
            .ReadAsync(c => StateReading.EntriesAsync(c, null, cancellation), cancellation)
            .ConfigureAwait(false);
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    public async ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation)
    {
        var found = await _calls
            .ReadAsync(c => StateReading.EntriesAsync(c, name, cancellation), cancellation)
            .ConfigureAwait(false);
        return found.Count > 0 ? found[0] : null;
    }

    public async ValueTask<bool> CreateAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        CancellationToken cancellation
    )
    {
        var writer = Guid.NewGuid();
        return await _calls
            .WriteAsync(
                async (c, mayBeDone) =>
                    await StateCreation.RunAsync(c, entry, head, rows, writer, cancellation).ConfigureAwait(false)
                    || (
                        mayBeDone
                        && await StateWriting.IsOfAsync(c, entry.Name, writer, cancellation).ConfigureAwait(false)
                    ),
                cancellation
            )
            .ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<string>> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    )
    {
        var writer = Guid.NewGuid();
        var gone = await _calls
            .WriteAsync(
                (c, mayBeDone) => StateRemoval.RunAsync(c, (name, unusedSince, writer), mayBeDone, cancellation),
                cancellation
            )
            .ConfigureAwait(false);
        await CleanAsync(cancellation).ConfigureAwait(false);
        return gone;
    }

    public async ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation)
    {
        // In one order, so that two processes do not wait for each other, and few at a time, so that nobody waits for long.
        foreach (var some in uses.OrderBy(u => u.Name, StringComparer.Ordinal).Chunk(MostTouches))
        {
            await _calls
                .ReadAsync(c => StateWriting.TouchAsync(c, some, cancellation), cancellation)
                .ConfigureAwait(false);
        }
    }

    public async ValueTask<StoredState?> LoadAsync(string name, CancellationToken cancellation)
    {
        var found = await _calls
            .ReadAsync(c => StateReading.WholeAsync(c, name, cancellation), cancellation)
            .ConfigureAwait(false);
        return found?.State;
    }

    public async ValueTask<IReadOnlyList<long>> VersionsAsync(
        IReadOnlyList<string> names,
        CancellationToken cancellation
    ) =>
        await _calls
            .ReadAsync(c => StateReading.VersionsAsync(c, names, cancellation), cancellation)
            .ConfigureAwait(false);

    public async ValueTask<StoredState?> NewsAsync(string name, long since, CancellationToken cancellation) =>
        await _calls
            .ReadAsync(c => StateReading.NewsSinceAsync(c, name, since, cancellation), cancellation)
            .ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<bool>> AppendAsync(
        IReadOnlyList<StateWrite> writes,
        CancellationToken cancellation
    )
    {
        var applied = new bool[writes.Count];
        for (var i = 0; i < applied.Length; i++)
        {
            var write = writes[i];
            var writer = Guid.NewGuid();
            applied[i] = await _calls
                .WriteAsync(
                    (c, mayBeDone) => StateWriting.AppendAsync(c, write, writer, _keeping, mayBeDone, cancellation),
                    cancellation
                )
                .ConfigureAwait(false);
        }

        return applied;
    }

    public async ValueTask<IStateTurn?> TakeTurnAsync(string name, long since, CancellationToken cancellation) =>
        await _calls
            .HoldAsync(c => PostgresTurn.TakeAsync(c, name, since, _keeping, cancellation), cancellation)
            .ConfigureAwait(false);

    public ValueTask DisposeAsync() => _calls.DisposeAsync();

    /// <summary>Removes, now and then, what is left of states that were removed long ago.</summary>
    private async ValueTask CleanAsync(CancellationToken cancellation)
    {
        var due = Volatile.Read(ref _nextCleaning);
        var now = Environment.TickCount64;
        if (
            now < due
            || Interlocked.CompareExchange(ref _nextCleaning, now + (long)BetweenCleanings.TotalMilliseconds, due)
                != due
        )
        {
            return;
        }

        await _calls
            .ReadAsync(c => StateWriting.RunAsync(c, Statements.ForgetRemoved, cancellation), cancellation)
            .ConfigureAwait(false);
    }
}
