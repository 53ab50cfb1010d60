using Mockd.Engine.State;

namespace Mockd.Engine.History;

/// <summary>
/// The newest writes of this process, to look at and to go back over. How many are kept is bounded by their number and by the
/// memory they keep alive. Safe for many threads.
/// </summary>
/// <param name="mostWrites">0: nothing is kept.</param>
public sealed class StateHistory(int mostWrites, long mostBytes)
{
    /// <summary>What a small write keeps alive: the row before it, and copies of the way to it.</summary>
    private const long SizeOfAWrite = 4 * 1024;

    /// <summary>The newest writes keep their states: most of them die young.</summary>
    private const int Fresh = 16;

    private readonly PastStates _states = new();
    private readonly Queue<PastWrite> _writes = new();
    private readonly Queue<PastWrite> _fresh = new();
    private readonly Dictionary<string, Stack<PastWrite>> _undone = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Makes a write and remembers it, if it changed anything.</summary>
    public async ValueTask<T> CommitAsync<T>(
        IStateHeads store,
        string sandbox,
        WriteNote note,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    )
    {
        if (mostWrites == 0)
        {
            return await store.CommitAsync(sandbox, change, cancellation).ConfigureAwait(false);
        }

        // A change that is made again is made from another state; the last one counts.
        (TwinState Before, TwinState After)? made = null;
        var result = await store
            .CommitAsync(
                sandbox,
                head =>
                {
                    var (next, told) = change(head);
                    made = (head, next);
                    return (next, told);
                },
                cancellation
            )
            .ConfigureAwait(false);
        if (made is var (before, after) && !ReferenceEquals(before, after))
        {
            Add(sandbox, note, before, after);
        }

        return result;
    }

    /// <summary>Takes back the newest writes of a sandbox, all of them or none, and gives them, newest first.</summary>
    /// <exception cref="HistoryException">So many are not known, or another process wrote last.</exception>
    public async ValueTask<IReadOnlyList<PastWrite>> UndoAsync(
        IStateHeads store,
        string sandbox,
        int writes,
        CancellationToken cancellation
    )
    {
        var undone = await store
            .CommitAsync(
                sandbox,
                head =>
                {
                    var back = Chain(sandbox, head).Take(writes).ToArray();
                    return (back.Length == writes ? back[^1].HoldBefore() : head, back);
                },
                cancellation
            )
            .ConfigureAwait(false);
        if (undone.Length < writes)
        {
            throw new HistoryException(
                undone.Length == 0
                    ? "There is nothing to undo: the last write was made before this process began to remember, by another "
                        + "process, or is no longer remembered."
                    : $"Only {undone.Length} writes can be undone; nothing was."
            );
        }

        lock (_states.Gate)
        {
            var stack = _undone.TryGetValue(sandbox, out var there) ? there : _undone[sandbox] = new();
            foreach (var write in undone)
            {
                stack.Push(write);
            }
        }

        return undone;
    }

    /// <summary>Makes undone writes again, all of them or none, and gives them, oldest first.</summary>
    /// <exception cref="HistoryException">So many were not undone, or something else was written since.</exception>
    public async ValueTask<IReadOnlyList<PastWrite>> RedoAsync(
        IStateHeads store,
        string sandbox,
        int writes,
        CancellationToken cancellation
    )
    {
        var forward = Undone(sandbox).Take(writes).ToArray();
        var isMade =
            forward.Length == writes
            && await store
                .CommitAsync(
                    sandbox,
                    head => ReferenceEquals(head, forward[0].Before) ? (forward[^1].HoldAfter(), true) : (head, false),
                    cancellation
                )
                .ConfigureAwait(false);
        if (!isMade)
        {
            throw new HistoryException(
                forward.Length is var known && known > 0 && known < writes
                    ? $"Only {known} writes were undone; nothing was made again."
                    : "There is nothing to redo: nothing was undone, or something else was written since."
            );
        }

        lock (_states.Gate)
        {
            foreach (var write in forward)
            {
                if (_undone.TryGetValue(sandbox, out var stack) && stack.TryPeek(out var top) && top == write)
                {
                    stack.Pop();
                }
            }
        }

        return forward;
    }

    /// <summary>The first write of an exchange; null when it made none, or when it is no longer remembered.</summary>
    public PastWrite? Find(long exchange)
    {
        lock (_states.Gate)
        {
            return _writes.FirstOrDefault(w => w.Note.Id == exchange);
        }
    }

    /// <summary>The writes that led to a state, newest first, as far as they are remembered.</summary>
    public IReadOnlyList<PastWrite> Chain(string sandbox, TwinState state)
    {
        lock (_states.Gate)
        {
            var chain = new List<PastWrite>();
            var write = _states.WriteTo(state) is { } last && last.Sandbox == sandbox ? last : null;
            for (; write is not null; write = write.Previous)
            {
                chain.Add(write);
            }

            return chain;
        }
    }

    /// <summary>The writes that were undone last, the one to redo first in front.</summary>
    public IReadOnlyList<PastWrite> Undone(string sandbox)
    {
        lock (_states.Gate)
        {
            return _undone.TryGetValue(sandbox, out var stack) ? [.. stack] : [];
        }
    }

    /// <summary>Lets go of all writes of a sandbox that is gone.</summary>
    public void Forget(string sandbox)
    {
        lock (_states.Gate)
        {
            _undone.Remove(sandbox);
            var (all, fresh) = (_writes.ToArray(), _fresh.ToArray());
            _writes.Clear();
            _fresh.Clear();
            foreach (var write in all)
            {
                if (write.Sandbox != sandbox)
                {
                    _writes.Enqueue(write);
                    continue;
                }

                _bytes -= SizeOf(write);
                write.Leave();
            }

            foreach (var write in fresh.Where(w => w.Sandbox != sandbox))
            {
                _fresh.Enqueue(write);
            }
        }
    }

    private void Add(string sandbox, WriteNote note, TwinState before, TwinState after)
    {
        lock (_states.Gate)
        {
            _undone.Remove(sandbox);
            var write = new PastWrite(_states, sandbox, note, before, after);
            _writes.Enqueue(write);
            _fresh.Enqueue(write);
            _bytes += SizeOf(write);

            if (_fresh.Count > Fresh)
            {
                _fresh.Dequeue().Thin();
            }

            while (_writes.TryPeek(out var oldest) && (_writes.Count > mostWrites || _bytes > mostBytes))
            {
                _writes.Dequeue();
                Drop(oldest);
            }
        }
    }

    private void Drop(PastWrite write)
    {
        _bytes -= SizeOf(write);
        write.Leave();
        if (_undone.TryGetValue(write.Sandbox, out var undone) && undone.Contains(write))
        {
            _undone.Remove(write.Sandbox);
        }
    }

    // What a request brought is kept as a row and as its rendering.
    private static long SizeOf(PastWrite write) => SizeOfAWrite + (2 * write.Note.Size);
}
