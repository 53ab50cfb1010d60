using System.Collections.Concurrent;

namespace Mockd.Engine.State;

/// <summary>
/// Keeps states in memory; nothing survives the process. Writers compare and swap the head: they never wait for a writer
/// that the scheduler has put aside, and one whose state was overtaken makes it again from the newer one.
/// </summary>
public sealed class MemoryStateStore(TwinState start) : IStateStore
{
    /// <summary>After this many lost races a writer queues for its turn, so that long operations come through too.</summary>
    private const int MostRaces = 4;

    private readonly ConcurrentDictionary<string, Head> _heads = new(
        [KeyValuePair.Create("default", new Head(start))],
        StringComparer.Ordinal
    );
    private volatile bool _isRetired;

    public ValueTask<TwinState> ReadAsync(string sandbox, CancellationToken cancellation) => new(HeadOf(sandbox).State);

    public ValueTask<T> CommitAsync<T>(
        string sandbox,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        var head = HeadOf(sandbox);
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

    public ValueTask CreateAsync(string sandbox, TwinState state, CancellationToken cancellation)
    {
        _heads[sandbox] = new Head(state);

        // Looked at behind the write: whoever retires the store either sees the new head or has set the flag by now.
        return _isRetired ? throw new StoreRetiredException() : ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(string sandbox, CancellationToken cancellation)
    {
        _heads.TryRemove(sandbox, out _);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyDictionary<string, TwinState>> RetireAsync(CancellationToken cancellation)
    {
        _isRetired = true;
        return new(_heads.ToDictionary(h => h.Key, h => h.Value.Retire(), StringComparer.Ordinal));
    }

    private Head HeadOf(string sandbox) =>
        _heads.TryGetValue(sandbox, out var head)
            ? head
            : throw new KeyNotFoundException($"there is no sandbox '{sandbox}'");

    private sealed class Head(TwinState state)
    {
        private TwinState _state = state;
        private volatile bool _isRetired;

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
        public TwinState Retire()
        {
            _isRetired = true;
            while (true)
            {
                var before = State;
                var last = before with { };
                if (ReferenceEquals(Interlocked.CompareExchange(ref _state, last, before), before))
                {
                    return last;
                }
            }
        }
    }
}
