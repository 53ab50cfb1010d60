using Mockd.Engine.State;
using Mockd.Storage.Durable;
using Npgsql;

namespace Mockd.Storage.Postgres;

/// <summary>
/// Keeps states in a PostgreSQL database that several processes share. Each state has a version, which a write compares and
/// raises in the same transaction that puts its rows; a row knows the version that it is of, so that others find what is
/// new. Of a row that is gone a marker stays for a while.
/// </summary>
public sealed class PostgresStateLog : IStateLog
{
    private static readonly TimeSpan BetweenCleanings = TimeSpan.FromMinutes(10);

    private readonly PostgresCalls _calls;
    private readonly NewsKeeping _keeping;
    private long _nextCleaning = Environment.TickCount64 + (long)BetweenCleanings.TotalMilliseconds;

    private PostgresStateLog(PostgresCalls calls, NewsKeeping keeping)
    {
        _calls = calls;
        _keeping = keeping;
    }

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
            await calls
                .WriteAsync(c => PostgresSchema.EnsureAsync(c, cancellation), cancellation)
                .ConfigureAwait(false);
            return new PostgresStateLog(calls, keeping);
        }
        catch (Exception e)
        {
            await calls.DisposeAsync().ConfigureAwait(false);
            throw e is StoreUnavailableException unavailable
                ? PostgresFailures.AtStart(unavailable, connection.Place)
                : e;
        }
    }

    public async ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation)
    {
        var entries = await _calls
            .ReadAsync(c => StateReading.EntriesAsync(c, cancellation), cancellation)
            .ConfigureAwait(false);
        entries.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    public async ValueTask<bool> CreateAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        CancellationToken cancellation
    ) =>
        await _calls
            .WriteAsync(c => StateCreation.RunAsync(c, entry, head, rows, cancellation), cancellation)
            .ConfigureAwait(false);

    public async ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation)
    {
        var writer = Guid.NewGuid();
        var isGone = await _calls
            .WriteAsync(
                async c =>
                {
                    var batch = new Pipeline(c) { IsPatient = true };
                    batch.Add(Statements.Begin);
                    var removed = batch.Add(
                        Statements.Remove,
                        Parameter.Of(name),
                        Parameter.Of(unusedSince?.UtcTicks),
                        Parameter.Of(writer)
                    );
                    batch.Add(Statements.RemoveRows, Parameter.Of(name), Parameter.Of(writer));
                    batch.Add(Statements.Commit);
                    await batch.RunAsync(cancellation).ConfigureAwait(false);
                    return removed.RecordsAffected > 0;
                },
                cancellation
            )
            .ConfigureAwait(false);
        await CleanAsync(cancellation).ConfigureAwait(false);
        return isGone;
    }

    public async ValueTask TouchAsync(string name, DateTimeOffset at, CancellationToken cancellation) =>
        await _calls
            .WriteAsync(
                async c =>
                {
                    var batch = new Pipeline(c);
                    batch.Add(Statements.Touch, Parameter.Of(name), Parameter.Of(at.UtcTicks));
                    await batch.RunAsync(cancellation).ConfigureAwait(false);
                    return true;
                },
                cancellation
            )
            .ConfigureAwait(false);

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

    public async ValueTask<StoredState?> NewsAsync(string name, long since, CancellationToken cancellation)
    {
        var found = await _calls
            .ReadAsync(c => StateReading.NewsAsync(c, name, since, cancellation), cancellation)
            .ConfigureAwait(false);
        return found is { } news && news.KnownSince <= since ? news.State : null;
    }

    public async ValueTask<IReadOnlyList<bool>> AppendAsync(
        IReadOnlyList<StateWrite> writes,
        CancellationToken cancellation
    )
    {
        var applied = new bool[writes.Count];
        for (var i = 0; i < applied.Length; i++)
        {
            var write = writes[i];
            applied[i] = await _calls
                .WriteAsync(c => AppendAsync(c, write, cancellation), cancellation)
                .ConfigureAwait(false);
        }

        return applied;
    }

    public ValueTask DisposeAsync() => _calls.DisposeAsync();

    /// <summary>
    /// One trip to the server and back. When the version is another one by now, the statements behind the first find nothing
    /// to do.
    /// </summary>
    private async Task<bool> AppendAsync(NpgsqlConnection connection, StateWrite write, CancellationToken cancellation)
    {
        var writer = Guid.NewGuid();
        var batch = new Pipeline(connection) { IsPatient = write.Rows.Count > RowColumns.MostRows };
        batch.Add(Statements.Begin);
        var advanced = batch.Add(
            Statements.Advance,
            Parameter.Of(write.Name),
            Parameter.Of(write.Expected),
            Parameter.Of(write.Head),
            Parameter.Of(writer)
        );
        foreach (var rows in RowColumns.Portions(write.Rows))
        {
            batch.Add(Statements.PutRows, rows.ToParameters(write.Name, writer));
        }

        if (_keeping.HorizonAt(write.Expected + 1) is { } horizon)
        {
            batch.Add(Statements.ForgetNews, Parameter.Of(write.Name), Parameter.Of(writer), Parameter.Of(horizon));
            batch.Add(Statements.ForgetMarkers, Parameter.Of(write.Name), Parameter.Of(writer), Parameter.Of(horizon));
        }

        batch.Add(Statements.Commit);
        await batch.RunAsync(cancellation).ConfigureAwait(false);
        return advanced.RecordsAffected > 0;
    }

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
            .WriteAsync(
                async c =>
                {
                    var batch = new Pipeline(c);
                    batch.Add(Statements.ForgetRemoved);
                    await batch.RunAsync(cancellation).ConfigureAwait(false);
                    return true;
                },
                cancellation
            )
            .ConfigureAwait(false);
    }
}
