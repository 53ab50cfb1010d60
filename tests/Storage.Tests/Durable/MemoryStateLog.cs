using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Storage.Tests.Durable;

/// <summary>A log in memory, to test what is built on logs: the plainest thing that does what the interface says.</summary>
internal sealed class MemoryStateLog(bool isShared, bool groupsStates) : IStateLog
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Stored> _states = new(StringComparer.Ordinal);
    private long _created;

    public string Place => "memory";

    public bool IsShared => isShared;

    public bool GroupsStates => groupsStates;

    /// <summary>Thrown by the next append, before it applies anything.</summary>
    public Exception? FailsNext { get; set; }

    /// <summary>Appends wait for it before they apply anything.</summary>
    public Task Holds { get; set; } = Task.CompletedTask;

    /// <summary>News of so many versions are kept.</summary>
    public long Remembers { get; set; } = long.MaxValue;

    public int Groups { get; private set; }

    /// <summary>States that were made on the basis of another one.</summary>
    public int Forks { get; private set; }

    /// <summary>Whole states that were read.</summary>
    public int Loads { get; private set; }

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return new([.. _states.Values.Select(s => s.Entry).OrderBy(e => e.Name, StringComparer.Ordinal)]);
        }
    }

    public ValueTask<bool> CreateAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        CancellationToken cancellation
    )
    {
        lock (_gate)
        {
            var version = ++_created * 1_000_000;
            var stored = new Stored(entry, head, version) { KnownSince = version };
            foreach (var row in rows)
            {
                stored.Rows[(row.Table, row.Key)] = (row, version);
            }

            return new(_states.TryAdd(entry.Name, stored));
        }
    }

    public ValueTask<bool> ForkAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        StateBasis basis,
        CancellationToken cancellation
    )
    {
        Forks++;
        return CreateAsync(entry, head, rows, cancellation);
    }

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return new(_states.GetValueOrDefault(name)?.Entry);
        }
    }

    public ValueTask<IReadOnlyList<string>> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    )
    {
        lock (_gate)
        {
            if (!_states.TryGetValue(name, out var stored) || stored.Entry.LastUsedAt >= unusedSince)
            {
                return new([]);
            }

            var snapshots = _states
                .Values.Select(s => s.Entry)
                .Where(e => e.Kind == StateKind.Snapshot && e.From == name)
                .Select(e => e.Name);
            string[] gone = [name, .. snapshots];
            Array.ForEach(gone, g => _states.Remove(g));
            return new(gone);
        }
    }

    public ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation)
    {
        lock (_gate)
        {
            foreach (var (name, at) in uses)
            {
                if (_states.TryGetValue(name, out var stored) && stored.Entry.LastUsedAt < at)
                {
                    stored.Entry = stored.Entry with { LastUsedAt = at };
                }
            }

            return ValueTask.CompletedTask;
        }
    }

    public ValueTask<StoredState?> LoadAsync(string name, CancellationToken cancellation)
    {
        lock (_gate)
        {
            Loads++;
            return new(_states.TryGetValue(name, out var stored) ? Changed(stored, 0, isWhole: true) : null);
        }
    }

    public ValueTask<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        lock (_gate)
        {
            return new([.. names.Select(n => _states.TryGetValue(n, out var stored) ? stored.Version : 0)]);
        }
    }

    public ValueTask<StoredState?> NewsAsync(string name, long since, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var isKnown =
                _states.TryGetValue(name, out var stored)
                && since >= stored.KnownSince
                && stored.Version - since <= Remembers;
            return new(isKnown ? Changed(stored!, since, isWhole: false) : null);
        }
    }

    public async ValueTask<IReadOnlyList<bool>> AppendAsync(
        IReadOnlyList<StateWrite> writes,
        CancellationToken cancellation
    )
    {
        // As a database would: others get a turn in between.
        cancellation.ThrowIfCancellationRequested();
        await Task.Yield();
        await Holds;
        lock (_gate)
        {
            if (FailsNext is { } failure)
            {
                FailsNext = null;
                throw failure;
            }

            Groups++;
            return [.. writes.Select(Apply)];
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private bool Apply(StateWrite write)
    {
        if (!_states.TryGetValue(write.Name, out var stored) || stored.Version != write.Expected)
        {
            return false;
        }

        stored.Version++;
        stored.Head = write.Head;
        foreach (var row in write.Rows)
        {
            stored.Rows[(row.Table, row.Key)] = (row, stored.Version);
        }

        return true;
    }

    private static StoredState Changed(Stored stored, long since, bool isWhole) =>
        new(
            stored.Version,
            stored.Head,
            [
                .. stored
                    .Rows.Values.Where(r => r.Version > since && !(isWhole && r.Row.Fields is null))
                    .Select(r => r.Row),
            ]
        );

    private sealed class Stored(StateEntry entry, string head, long version)
    {
        public StateEntry Entry { get; set; } = entry;

        public string Head { get; set; } = head;

        public long Version { get; set; } = version;

        public required long KnownSince { get; init; }

        public Dictionary<(string, string), (StoredRow Row, long Version)> Rows { get; } = [];
    }
}
