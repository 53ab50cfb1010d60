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

    private readonly ConcurrentDictionary<string, Head> _heads = new(StringComparer.Ordinal);
    private volatile bool _isRetired;

    /// <summary>With the sandbox <c>default</c>.</summary>
    public MemoryStateStore(TwinState start, DateTimeOffset now)
        : this([(new StateEntry("default", StateKind.Sandbox, "seeds", now, now), start)]) { }

    /// <summary>With these states, the sandbox <c>default</c> among them.</summary>
    public MemoryStateStore(IEnumerable<(StateEntry Entry, TwinState State)> states)
    {
        foreach (var (entry, state) in states)
        {
            _heads[entry.Name] = new Head(entry, state);
        }
    }

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
        var isNew = _heads.TryAdd(entry.Name, new Head(entry, state));

        // Looked at behind the write: whoever retires the store either sees the new head or has set the flag by now.
        return _isRetired ? throw new StoreRetiredException() : new(isNew);
    }

    public ValueTask<bool> DeleteAsync(string name, DateTimeOffset? unusedSince, CancellationToken cancellation)
    {
        var isUnused =
            _heads.TryGetValue(name, out var head) && (unusedSince is null || head.Entry.LastUsedAt < unusedSince);
        return new(isUnused && _heads.TryRemove(KeyValuePair.Create(name, head!)));
    }

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        new([.. _heads.Values.Select(h => h.Entry).OrderBy(e => e.Name, StringComparer.Ordinal)]);

    public ValueTask TouchAsync(string name, DateTimeOffset at, CancellationToken cancellation)
    {
        if (_heads.TryGetValue(name, out var head))
        {
            head.Entry = head.Entry with { LastUsedAt = at };
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask RetireAsync(CancellationToken cancellation)
    {
        _isRetired = true;
        foreach (var head in _heads.Values)
        {
            head.Retire();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Head HeadOf(string name) =>
        _heads.TryGetValue(name, out var head) ? head : throw new StateMissingException(name);

    private sealed class Head(StateEntry entry, TwinState state)
    {
        private TwinState _state = state;
        private StateEntry _entry = entry;
        private volatile bool _isRetired;

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
            if (_isRetired)
            {
                throw new StoreRetiredException();
            }

            (var next, result) = change(before);
            return ReferenceEquals(next, before)
                || ReferenceEquals(Interlocked.CompareExchange(ref _state, next, before), before);
        }

        /// <summary>
        /// The flag comes first: a writer that did not see it read the state before the swap below, so that its own swap
        /// fails, and the next time it sees the flag.
        /// </summary>
        public void Retire()
        {
            _isRetired = true;
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
