using Mockd.Contracts.Json;
using Mockd.Engine.History;
using Mockd.Engine.Sandboxes;
using Mockd.Server.Pipeline;

namespace Mockd.Server.Running;

/// <summary>The snapshots of a running twin's sandboxes, as the admin plane takes and restores them.</summary>
internal sealed class SnapshotAdmin(TwinCell cell, TimeProvider time)
{
    public ValueTask<IReadOnlyList<Snapshot>> ListAsync(string sandbox, CancellationToken cancellation) =>
        cell.Loaded.Snapshots.ListAsync(sandbox, cancellation);

    public ValueTask<Snapshot> SaveAsync(string sandbox, string name, bool replaces, CancellationToken cancellation) =>
        cell.Loaded.Snapshots.SaveAsync(sandbox, name, replaces, cancellation);

    public ValueTask DeleteAsync(string sandbox, string name, CancellationToken cancellation) =>
        cell.Loaded.Snapshots.DeleteAsync(sandbox, name, cancellation);

    /// <summary>The sandbox has the snapshot's state from one moment to the next: rows, counters and clock.</summary>
    public async ValueTask RestoreAsync(string sandbox, string name, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var target = await loaded.Sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        var state = await loaded.Snapshots.StateOfAsync(sandbox, name, cancellation).ConfigureAwait(false);
        await loaded
            .History.CommitAsync(
                loaded.Store,
                target.Name,
                new WriteNote(null, time.GetUtcNow(), "restore", name, 0),
                _ => (state with { }, 0),
                cancellation
            )
            .ConfigureAwait(false);
    }

    /// <param name="after">A snapshot; null: what the sandbox has now.</param>
    public async ValueTask<JsonObject> DifferenceAsync(
        string sandbox,
        string before,
        string? after,
        CancellationToken cancellation
    )
    {
        var loaded = cell.Loaded;
        var old = await loaded.Snapshots.StateOfAsync(sandbox, before, cancellation).ConfigureAwait(false);
        var now = after is null
            ? await loaded.Sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false)
            : await loaded.Snapshots.StateOfAsync(sandbox, after, cancellation).ConfigureAwait(false);
        return SandboxDifference.Between(old, now, loaded.Twin.Tables);
    }
}
