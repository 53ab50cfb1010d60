using Microsoft.Data.Sqlite;
using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Storage.File;

/// <summary>
/// Keeps states in one SQLite file, which this process has for itself. What was acknowledged survives the end of the process
/// and the loss of power.
/// </summary>
public sealed class SqliteStateLog : IStateLog
{
    private readonly StoreFile _file;
    private readonly SessionPool _writer;
    private readonly SessionPool _readers;

    private SqliteStateLog(StoreFile file, int mostPages)
    {
        _file = file;
        _writer = new SessionPool(file, () => file.OpenWriter(mostPages), most: 1);
        _readers = new SessionPool(file, file.OpenReader, most: 2);
    }

    public string Place => "the store " + _file.Path;

    public bool IsShared => false;

    public bool GroupsStates => true;

    /// <summary>Opens the file; makes it, and its folder, when it is not there.</summary>
    /// <exception cref="StoreRefusedException">It is not to be used as it is: foreign, damaged, newer, or in use.</exception>
    /// <exception cref="StoreUnavailableException">The disk fails.</exception>
    public static SqliteStateLog Open(string path) => Open(path, FileFormat.Current, mostPages: 0);

    /// <param name="mostPages">The disk counts as full when the file would have more; 0: it has as many as there are.</param>
    internal static SqliteStateLog Open(string path, FileFormat format, int mostPages)
    {
        var full = Path.GetFullPath(path);
        try
        {
            return new SqliteStateLog(StoreFile.Open(full, format), mostPages);
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            throw FileFailures.Unavailable(e, full);
        }
    }

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        _readers.UseAsync<IReadOnlyList<StateEntry>>(StateTables.List, cancellation);

    public ValueTask<bool> CreateAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        CancellationToken cancellation
    ) => ChangeAsync(session => StateTables.Create(session, entry, head, rows, null), cancellation);

    public ValueTask<bool> ForkAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        StateBasis basis,
        CancellationToken cancellation
    ) => ChangeAsync(session => StateTables.Create(session, entry, head, rows, basis), cancellation);

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        _readers.UseAsync(session => StateTables.Find(session, name), cancellation);

    public ValueTask<IReadOnlyList<string>> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    ) => ChangeAsync<IReadOnlyList<string>>(session => StateTables.Delete(session, name, unusedSince), cancellation);

    /// <summary>Not worth a wait for the disk: a use that power loss makes us forget is told again by the next one.</summary>
    public async ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        await _writer
            .UseAsync(
                session => session.Unsynced(() => session.InTransaction(() => StateTables.Touch(session, uses))),
                cancellation
            )
            .ConfigureAwait(false);

    public ValueTask<StoredState?> LoadAsync(string name, CancellationToken cancellation) =>
        _readers.UseAsync(session => session.InSnapshot(() => StateTables.Load(session, name)), cancellation);

    public ValueTask<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<string> names, CancellationToken cancellation) =>
        _readers.UseAsync<IReadOnlyList<long>>(
            session => session.InSnapshot(() => names.Select(n => StateTables.VersionOf(session, n)).ToArray()),
            cancellation
        );

    /// <summary>Keeps no past: nobody else writes, so nobody needs it.</summary>
    public ValueTask<StoredState?> NewsAsync(string name, long since, CancellationToken cancellation) =>
        new((StoredState?)null);

    public ValueTask<IReadOnlyList<bool>> AppendAsync(
        IReadOnlyList<StateWrite> writes,
        CancellationToken cancellation
    ) =>
        ChangeAsync<IReadOnlyList<bool>>(
            session => writes.Select(w => StateTables.Apply(session, w)).ToArray(),
            cancellation
        );

    /// <summary>Ends what is under way, brings all writes into the one file and lets another process have it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _readers.DisposeAsync().ConfigureAwait(false);
        await _writer.DisposeAsync().ConfigureAwait(false);
        _file.Dispose();
    }

    private ValueTask<T> ChangeAsync<T>(Func<SqliteSession, T> change, CancellationToken cancellation) =>
        _writer.UseAsync(session => session.InTransaction(() => change(session)), cancellation);
}
