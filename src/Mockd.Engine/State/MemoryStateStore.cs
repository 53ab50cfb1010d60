using System.Collections.Concurrent;

namespace Mockd.Engine.State;

/// <summary>
/// Keeps states in memory; nothing survives the process. Writers compare and swap the head: they never wait for a writer
/// that the scheduler has put aside, and one whose state was overtaken makes it again from the newer one.
/// </summary>
public sealed class MemoryStateStore : IStateStore
{
    /// <summary>After this many lost races a writer queues for its turn, so that long operations come through too.</summary>
    private const int MostRaces = 4;

    /// <summary>A state's remembered answers take up so much at most; a session of tests needs a hundredth of it.</summary>
    public const long MostAnswerBytes = 64L * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Head> _heads = new(StringComparer.Ordinal);

    /// <summary>Names of snapshots, by the state that they are of; guarded like everything that comes and goes.</summary>
    private readonly Dictionary<string, HashSet<string>> _snapshots = new(StringComparer.Ordinal);
    private readonly Lock _changing = new();
    private bool _isRetired;

    /// <summary>With the sandbox <c>default</c>.</summary>
    public MemoryStateStore(TwinState start, DateTimeOffset now)
        : this([(new StateEntry("default", StateKind.Sandbox, "seeds", now, now), start)]) { }

    /// <summary>With these states, the sandbox <c>default</c> among them.</summary>
    public MemoryStateStore(IEnumerable<(StateEntry Entry, TwinState State)> states)
    {
        foreach (var (entry, state) in states)
        {
            TryAdd(entry, state);
        }
    }

    long IStateHeads.MostAnswerBytes => MostAnswerBytes;

    public ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) => new(HeadOf(name).State);

    public ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        var head = HeadOf(name);
        for (var race = 0; race < MostRaces; race++)
        {
            if (head.TryCommit(change, out var result))
            {
                return new(result);
            }
        }

        lock (head.Queue)
        {
            while (true)
            {
                if (head.TryCommit(change, out var result))
                {
                    return new(result);
                }
            }
        }
    }

    public ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation)
    {
        lock (_changing)
        {
            ThrowIfRetired();
            return new(TryAdd(entry, state));
        }
    }

    public ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation)
    {
        lock (_changing)
        {
            ThrowIfRetired();
            if (!_heads.TryGetValue(name, out var head) || head.Entry.LastUsedAt >= unusedSince)
            {
                return new(false);
            }

            Remove(head.Entry);
            foreach (var snapshot in _snapshots.GetValueOrDefault(name, []).ToArray())
            {
                Remove(_heads[snapshot].Entry);
            }

            return new(true);
        }
    }

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        new(_heads.TryGetValue(name, out var head) ? head.Entry : null);

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        new([.. _heads.Values.Select(h => h.Entry).OrderBy(e => e.Name, StringComparer.Ordinal)]);

    public ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation)
    {
        lock (_changing)
        {
            foreach (var (name, at) in uses)
            {
                if (_heads.TryGetValue(name, out var head) && head.Entry.LastUsedAt < at)
                {
                    head.Entry = head.Entry with { LastUsedAt = at };
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RetireAsync(CancellationToken cancellation)
    {
        lock (_changing)
        {
            _isRetired = true;
        }

        foreach (var head in _heads.Values)
        {
            head.End(new StoreRetiredException());
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool TryAdd(StateEntry entry, TwinState state)
    {
        var isNew = _heads.TryAdd(entry.Name, new Head(entry, state));
        if (isNew && entry.Kind == StateKind.Snapshot)
        {
            (_snapshots.TryGetValue(entry.From, out var there) ? there : _snapshots[entry.From] = []).Add(entry.Name);
        }

        return isNew;
    }

    private void Remove(StateEntry entry)
    {
        if (_heads.TryRemove(entry.Name, out var head))
        {
            head.End(new StateMissingException(entry.Name));
        }

        if (
            entry.Kind == StateKind.Snapshot
            && _snapshots.TryGetValue(entry.From, out var there)
            && there.Remove(entry.Name)
            && there.Count == 0
        )
        {
            _snapshots.Remove(entry.From);
        }
    }

    private void ThrowIfRetired()
    {
        if (_isRetired)
        {
            throw new StoreRetiredException();
        }
    }

    private Head HeadOf(string name) =>
        _heads.TryGetValue(name, out var head) ? head : throw new StateMissingException(name);

    private sealed class Head(StateEntry entry, TwinState state)
    {
        private TwinState _state = state;
        private StateEntry _entry = entry;
        private volatile Exception? _end;

        public StateEntry Entry
        {
            get => Volatile.Read(ref _entry);
            set => Volatile.Write(ref _entry, value);
        }

        public Lock Queue { get; } = new();

        public TwinState State => Volatile.Read(ref _state);

        /// <summary>False when another writer published in the meantime.</summary>
        public bool TryCommit<T>(Func<TwinState, (TwinState Next, T Result)> change, out T result)
        {
            var before = State;
            if (_end is { } end)
            {
                throw end;
            }

            (var next, result) = change(before);
            return ReferenceEquals(next, before)
                || ReferenceEquals(Interlocked.CompareExchange(ref _state, next, before), before);
        }

        /// <summary>
        /// No write gets in any more. The cause comes first: a writer that did not see it read the state before the swap
        /// below, so that its own swap fails, and the next time it sees the cause.
        /// </summary>
        public void End(Exception cause)
        {
            _end = cause;
            while (true)
            {
                var before = State;
                var last = before with { };
                if (ReferenceEquals(Interlocked.CompareExchange(ref _state, last, before), before))
                {
                    return;
                }
            }
        }
    }
}
