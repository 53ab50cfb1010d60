namespace Mockd.Engine.State;

/// <summary>Keeps states in memory; nothing survives the process.</summary>
public sealed class MemoryStateStore(TwinState start) : IStateStore
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Head> _heads = new(
        StringComparer.Ordinal
    );

    public ValueTask<TwinState> ReadAsync(string sandbox, CancellationToken cancellation) => new(HeadOf(sandbox).State);

    public ValueTask<T> CommitAsync<T>(
        string sandbox,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        var head = HeadOf(sandbox);
        lock (head.WriterLock)
        {
            var (next, result) = change(head.State);
            head.State = next;
            return new(result);
        }
    }

    private Head HeadOf(string sandbox) => _heads.GetOrAdd(sandbox, static (_, state) => new Head(state), start);

    /// <summary>Writers queue at the lock; readers take the newest published state without one.</summary>
    private sealed class Head(TwinState state)
    {
        private TwinState _state = state;

        public Lock WriterLock { get; } = new();

        public TwinState State
        {
            get => Volatile.Read(ref _state);
            set => Volatile.Write(ref _state, value);
        }
    }
}
