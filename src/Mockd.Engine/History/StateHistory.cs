using Mockd.Engine.State;

namespace Mockd.Engine.History;

/// <summary>
/// The newest writes of this process, to look at and to go back over. States are values, so a checkpoint before every write
/// costs a reference; how many are kept is bounded by their number and by the memory they keep alive. Safe for many threads.
/// </summary>
/// <param name="mostWrites">0: nothing is kept.</param>
public sealed class StateHistory(int mostWrites, long mostBytes)
{
    /// <summary>What a small write keeps alive: the row before it, and copies of the way to it.</summary>
    private const long SizeOfAWrite = 4 * 1024;

    private readonly Lock _gate = new();
    private readonly LinkedList<PastWrite> _writes = [];
    private readonly Dictionary<TwinState, LinkedListNode<PastWrite>> _byAfter = new(
        ReferenceEqualityComparer.Instance
    );
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
            Add(new PastWrite(sandbox, note, before, after));
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
                    return (back.Length == writes ? back[^1].Before : head, back);
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

        lock (_gate)
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
                    head => ReferenceEquals(head, forward[0].Before) ? (forward[^1].After, true) : (head, false),
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

        lock (_gate)
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
        lock (_gate)
        {
            return _writes.FirstOrDefault(w => w.Note.Id == exchange);
        }
    }

    /// <summary>The writes that led to a state, newest first, as far as they are remembered.</summary>
    public IReadOnlyList<PastWrite> Chain(string sandbox, TwinState state)
    {
        lock (_gate)
        {
            var chain = new List<PastWrite>();
            while (_byAfter.TryGetValue(state, out var node) && node.Value.Sandbox == sandbox)
            {
                chain.Add(node.Value);
                state = node.Value.Before;
            }

            return chain;
        }
    }

    /// <summary>The writes that were undone last, the one to redo first in front.</summary>
    public IReadOnlyList<PastWrite> Undone(string sandbox)
    {
        lock (_gate)
        {
            return _undone.TryGetValue(sandbox, out var stack) ? [.. stack] : [];
        }
    }

    /// <summary>Lets go of all writes of a sandbox that is gone.</summary>
    public void Forget(string sandbox)
    {
        lock (_gate)
        {
            _undone.Remove(sandbox);
            for (var node = _writes.First; node is not null; )
            {
                var next = node.Next;
                if (node.Value.Sandbox == sandbox)
                {
                    Drop(node);
                }

                node = next;
            }
        }
    }

    private void Add(PastWrite write)
    {
        lock (_gate)
        {
            _undone.Remove(write.Sandbox);
            _byAfter[write.After] = _writes.AddLast(write);
            _bytes += SizeOf(write);
            while (_writes.First is { } oldest && (_writes.Count > mostWrites || _bytes > mostBytes))
            {
                Drop(oldest);
            }
        }
    }

    private void Drop(LinkedListNode<PastWrite> node)
    {
        _writes.Remove(node);
        _bytes -= SizeOf(node.Value);
        if (_byAfter.TryGetValue(node.Value.After, out var there) && there == node)
        {
            _byAfter.Remove(node.Value.After);
        }

        if (_undone.TryGetValue(node.Value.Sandbox, out var undone) && undone.Contains(node.Value))
        {
            _undone.Remove(node.Value.Sandbox);
        }
    }

    // What a request brought is kept as a row and as its rendering.
    private static long SizeOf(PastWrite write) => SizeOfAWrite + (2 * write.Note.Size);
}
