using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>
/// One state in memory: the newest that is durable, and behind it a queue of writes, each made from the one before, that
/// wait for their turn at the log. Readers see what is durable only.
/// </summary>
internal sealed class DurableHead(string name, DurableState durable)
{
    private readonly Lock _gate = new();
    private List<PendingWrite> _queue = [];
    private volatile DurableState _durable = durable;
    private TwinState _pending = durable.State;
    private Exception? _end;

    public string Name { get; } = name;

    /// <summary>Held by whoever moves the durable state: a group of writes under way, or news from other processes.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>So many groups still take a turn at the log, because another process writes to the state as well.</summary>
    public int ContestedGroups { get; set; }

    /// <summary>Changes only during a turn.</summary>
    public DurableState Durable => _durable;

    /// <summary>
    /// Makes the write; true when it waits for a turn, false when it changed nothing and what it saw is durable, so that it
    /// is done.
    /// </summary>
    /// <param name="trustsMemory">What is durable here is the newest there is.</param>
    public bool Enqueue(PendingWrite write, bool trustsMemory)
    {
        lock (_gate)
        {
            if (_end is not null)
            {
                throw _end;
            }

            var next = write.Run(_pending);
            if (trustsMemory && ReferenceEquals(next, _durable.State))
            {
                return false;
            }

            _pending = next;
            _queue.Add(write);
            return true;
        }
    }

    /// <summary>The writes that wait, and the state behind the last one.</summary>
    public (IReadOnlyList<PendingWrite> Writes, TwinState Next) TakeGroup()
    {
        lock (_gate)
        {
            var group = _queue;
            _queue = [];
            return (group, _pending);
        }
    }

    /// <summary>A group became durable.</summary>
    public void Publish(TwinState next) => _durable = _durable with { State = next, Version = _durable.Version + 1 };

    /// <summary>Another process was faster: everything that waits is made again from the newer state, in the old order.</summary>
    public void Rebase(IReadOnlyList<PendingWrite> group, DurableState newest)
    {
        lock (_gate)
        {
            _durable = newest;
            _queue = [.. group, .. _queue];
            _pending = _queue.Aggregate(newest.State, (state, write) => write.Run(state));
        }
    }

    /// <summary>No further write gets in; those that wait are the caller's to fail or to finish.</summary>
    public IReadOnlyList<PendingWrite> End(Exception cause)
    {
        lock (_gate)
        {
            _end = cause;
            var left = _queue;
            _queue = [];
            return left;
        }
    }

    /// <summary>No further write gets in; those that wait still become durable.</summary>
    public void Close(Exception cause)
    {
        lock (_gate)
        {
            _end ??= cause;
        }
    }
}
