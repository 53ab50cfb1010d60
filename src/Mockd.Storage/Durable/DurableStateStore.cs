using Mockd.Engine.Actions;
using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>
/// Keeps states in a log. Memory is the working set: a state is loaded when it is first used, reads of an unshared log never
/// leave memory, and writes are made in memory and acknowledged once the group they are in is in the log.
/// </summary>
public sealed class DurableStateStore : IStateStore
{
    private const string Default = "default";
    private readonly DurableHeads _heads;
    private readonly WriteLanes _lanes;
    private readonly IStateLog _log;
    private readonly StateCodec _codec;
    private readonly StateRefresh _refresh;
    private readonly ChangeGate _changes = new();
    private volatile bool _isRetired;

    private DurableStateStore(IStateLog log, StateCodec codec)
    {
        _log = log;
        _codec = codec;
        _refresh = new StateRefresh(log, codec);
        _heads = new DurableHeads(log, _refresh);
        _lanes = new WriteLanes(log.GroupsStates, new GroupWriter(log, codec, _refresh, _heads.SetAside).WriteAsync);
    }

    /// <summary>Opens the states of a log; the first time it makes the sandbox <c>default</c> with the seeds.</summary>
    /// <param name="start">All tables with their seeds.</param>
    /// <exception cref="StoreRefusedException">The sandbox cannot be read, or a table has a name that the log needs.</exception>
    /// <exception cref="StoreUnavailableException">The log cannot be reached.</exception>
    public static async ValueTask<DurableStateStore> OpenAsync(
        IStateLog log,
        TableSet tables,
        TwinState start,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        if (tables.ByName.ContainsKey(AnswerRows.Table))
        {
            throw new StoreRefusedException(
                $"Stores keep remembered answers as the table '{AnswerRows.Table}': give the twin's table another name."
            );
        }

        var store = new DurableStateStore(log, new StateCodec(tables, start, log.Place));
        var versions = await log.VersionsAsync([Default], cancellation).ConfigureAwait(false);
        if (versions[0] == 0)
        {
            var entry = new StateEntry(Default, StateKind.Sandbox, "seeds", now, now);
            await store.CreateAsync(entry, start, cancellation).ConfigureAwait(false);
        }

        await store._heads.GetAsync(Default).ConfigureAwait(false);
        return store;
    }

    /// <summary>The states of a log that was open before; each is read when it is first used.</summary>
    /// <param name="start">All tables with their seeds.</param>
    public static DurableStateStore Resume(IStateLog log, TableSet tables, TwinState start) =>
        new(log, new StateCodec(tables, start, log.Place));

    public bool IsShared => _log.IsShared;

    public async ValueTask<TwinState> KnownAsync(string name, CancellationToken cancellation) =>
        (await _heads.GetAsync(name).ConfigureAwait(false)).Durable.State;

    public async ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation)
    {
        var head = await _heads.GetAsync(name).ConfigureAwait(false);
        try
        {
            return _log.IsShared
                ? await _refresh.ReadAsync(head, cancellation).ConfigureAwait(false)
                : head.Durable.State;
        }
        catch (StateMissingException)
        {
            _heads.Forget(head);
            throw;
        }
    }

    public async ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_isRetired)
            {
                throw new StoreRetiredException();
            }

            var head = await _heads.GetAsync(name).ConfigureAwait(false);
            var write = new PendingCommit<T>(change);
            try
            {
                if (head.Enqueue(write, trustsMemory: !_log.IsShared))
                {
                    _lanes.Of(head).Signal(head);
                }
                else
                {
                    write.Complete();
                }

                return await write.Done.ConfigureAwait(false);
            }
            catch (HeadGoneException)
            {
                // Somebody gave it up between our look and our write; the next look finds a new one.
            }
            catch (StateMissingException)
            {
                _heads.Forget(head);
                throw;
            }
        }
    }

    public async ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation)
    {
        using var change = _changes.Begin();
        if (_log.IsShared)
        {
            return await InsertAsync(entry, state, cancellation).ConfigureAwait(false);
        }

        // Nobody but us writes to it, so the rows that memory has already, shared with the state it is a fork of, need not
        // be read again. Who asks for it meanwhile waits, so that its version is the one it was made with.
        var isMade = false;
        var made = new Lazy<Task<DurableHead>>(async () =>
        {
            isMade = await InsertAsync(entry, state, cancellation).ConfigureAwait(false);
            return isMade
                ? new DurableHead(entry.Name, await _refresh.NewAsync(entry.Name, state).ConfigureAwait(false))
                : await _heads.LoadAsync(entry.Name).ConfigureAwait(false);
        });
        if (!_heads.TryAdd(entry.Name, made))
        {
            return await InsertAsync(entry, state, cancellation).ConfigureAwait(false);
        }

        try
        {
            await made.Value.ConfigureAwait(false);
            return isMade;
        }
        catch
        {
            // Whatever it was, the next one who asks for the state reads it from the log.
            _heads.Remove(entry.Name, made);
            throw;
        }
    }

    public async ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation)
    {
        using var change = _changes.Begin();
        var gone = await _log.DeleteAsync(name, unusedSince, cancellation).ConfigureAwait(false);
        foreach (var removed in gone)
        {
            await _heads.LetGoAsync(removed).ConfigureAwait(false);
        }

        return gone.Count > 0;
    }

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        _log.FindAsync(name, cancellation);

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        _log.ListAsync(cancellation);

    public ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        _log.TouchAsync(uses, cancellation);

    public async ValueTask RetireAsync(CancellationToken cancellation)
    {
        _isRetired = true;

        // What is half made or half removed is neither there nor gone for the next store.
        await _changes.CloseAsync().WaitAsync(cancellation).ConfigureAwait(false);
        foreach (var head in await _heads.LoadedAsync().ConfigureAwait(false))
        {
            head.Close(new StoreRetiredException());
            await _lanes.Of(head).Idle.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Writes that wait become durable; the log stays open, it belongs to whoever opened it.</summary>
    public async ValueTask DisposeAsync() => await RetireAsync(CancellationToken.None).ConfigureAwait(false);

    private async ValueTask<bool> InsertAsync(StateEntry entry, TwinState state, CancellationToken cancellation)
    {
        var (head, rows) = (_codec.HeadOf(state, ForeignTables.None), _codec.RowsOf(state));
        if (_heads.OriginOf(entry) is not { } origin)
        {
            return await _log.CreateAsync(entry, head, rows, cancellation).ConfigureAwait(false);
        }

        // During the turn the origin stays as it is in the log, however busy its writers are.
        await origin.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var changes = _codec.RowsBetween(origin.Durable.State, state);
            var basis = new StateBasis(origin.Name, origin.Durable.Version, changes);
            return await _log.ForkAsync(entry, head, rows, basis, cancellation).ConfigureAwait(false);
        }
        finally
        {
            origin.Turn.Release();
        }
    }
}
