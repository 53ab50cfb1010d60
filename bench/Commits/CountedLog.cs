using Mockd.Engine.State;
using Mockd.Storage.Durable;

namespace Mockd.Bench.Commits;

/// <summary>A log that counts the groups that are appended to it.</summary>
internal sealed class CountedLog(IStateLog log) : IStateLog
{
    private int _groups;

    public int Groups => Volatile.Read(ref _groups);

    public string Place => log.Place;

    public bool IsShared => log.IsShared;

    public bool GroupsStates => log.GroupsStates;

    public ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        log.ListAsync(cancellation);

    public ValueTask<bool> CreateAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        CancellationToken cancellation
    ) => log.CreateAsync(entry, head, rows, cancellation);

    public ValueTask<bool> ForkAsync(
        StateEntry entry,
        string head,
        IEnumerable<StoredRow> rows,
        StateBasis basis,
        CancellationToken cancellation
    ) => log.ForkAsync(entry, head, rows, basis, cancellation);

    public ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        log.FindAsync(name, cancellation);

    public ValueTask<IReadOnlyList<string>> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    ) => log.DeleteAsync(name, unusedSince, cancellation);

    public ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        log.TouchAsync(uses, cancellation);

    public ValueTask<StoredState?> LoadAsync(string name, CancellationToken cancellation) =>
        log.LoadAsync(name, cancellation);

    public ValueTask<IReadOnlyList<long>> VersionsAsync(IReadOnlyList<string> names, CancellationToken cancellation) =>
        log.VersionsAsync(names, cancellation);

    public ValueTask<StoredState?> NewsAsync(string name, long since, CancellationToken cancellation) =>
        log.NewsAsync(name, since, cancellation);

    public ValueTask<IReadOnlyList<bool>> AppendAsync(IReadOnlyList<StateWrite> writes, CancellationToken cancellation)
    {
        Interlocked.Increment(ref _groups);
        return log.AppendAsync(writes, cancellation);
    }

    public ValueTask DisposeAsync() => log.DisposeAsync();
}
