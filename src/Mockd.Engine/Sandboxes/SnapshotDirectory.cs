using Mockd.Engine.Json;
using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>Named copies of the states of sandboxes, to go back to. A copy shares all rows with what it was taken of.</summary>
public sealed class SnapshotDirectory(SandboxDirectory sandboxes, IStateStore store, TimeProvider time)
{
    /// <summary>By name.</summary>
    /// <exception cref="SandboxException">There is no such sandbox.</exception>
    public async ValueTask<IReadOnlyList<Snapshot>> ListAsync(string sandbox, CancellationToken cancellation)
    {
        await sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        var stored = await store.ListAsync(cancellation).ConfigureAwait(false);
        return
        [
            .. stored
                .Where(e => e.Kind == StateKind.Snapshot && SnapshotName.IsOf(sandbox, e.Name))
                .Select(e => new Snapshot(sandbox, SnapshotName.Short(e.Name), e.LastUsedAt))
                .OrderBy(s => s.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Keeps the state that the sandbox has now.</summary>
    /// <param name="replaces">A snapshot of this name may be there and gets the new state.</param>
    /// <exception cref="SandboxException">The name is none or taken, or there is no such sandbox.</exception>
    public async ValueTask<Snapshot> SaveAsync(
        string sandbox,
        string name,
        bool replaces,
        CancellationToken cancellation
    )
    {
        if (!SandboxName.IsValid(name))
        {
            throw new SandboxException(
                SandboxProblem.BadName,
                $"'{SandboxName.Shown(name)}' is no name for a snapshot; it has {SandboxName.Rule}."
            );
        }

        // As long as it is entered nobody here removes it, so that no snapshot outlives its sandbox.
        var entered = await sandboxes.EnterKnownAsync(sandbox, cancellation).ConfigureAwait(false);
        try
        {
            return await SaveEnteredAsync(sandbox, name, replaces, cancellation).ConfigureAwait(false);
        }
        finally
        {
            sandboxes.Leave(entered);
        }
    }

    private async ValueTask<Snapshot> SaveEnteredAsync(
        string sandbox,
        string name,
        bool replaces,
        CancellationToken cancellation
    )
    {
        var state = await sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var stored = SnapshotName.Of(sandbox, name);
        var entry = new StateEntry(stored, StateKind.Snapshot, sandbox, now, now);
        if (!await store.CreateAsync(entry, state, cancellation).ConfigureAwait(false))
        {
            if (!replaces)
            {
                throw new SandboxException(
                    SandboxProblem.Exists,
                    $"There is a snapshot '{name}' already; replace it with `mockd snapshot save {name} --replace`."
                );
            }

            await store.CommitAsync(stored, _ => (state, 0), cancellation).ConfigureAwait(false);
            await store.TouchAsync([new StateUse(stored, now)], cancellation).ConfigureAwait(false);
        }
        else if (store.IsShared && await store.FindAsync(sandbox, cancellation).ConfigureAwait(false) is null)
        {
            // Another process removed the sandbox, and the snapshots that it saw.
            await store.DeleteAsync(stored, null, cancellation).ConfigureAwait(false);
            await sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false);
        }

        return new Snapshot(sandbox, name, now);
    }

    /// <exception cref="SandboxException">There is no such sandbox or snapshot.</exception>
    public async ValueTask<TwinState> StateOfAsync(string sandbox, string name, CancellationToken cancellation)
    {
        await sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        try
        {
            return await store.ReadAsync(SnapshotName.Of(sandbox, name), cancellation).ConfigureAwait(false);
        }
        catch (StateMissingException)
        {
            throw await MissingAsync(sandbox, name, cancellation).ConfigureAwait(false);
        }
    }

    /// <exception cref="SandboxException">There is no such sandbox or snapshot.</exception>
    public async ValueTask DeleteAsync(string sandbox, string name, CancellationToken cancellation)
    {
        await sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        if (!await store.DeleteAsync(SnapshotName.Of(sandbox, name), null, cancellation).ConfigureAwait(false))
        {
            throw await MissingAsync(sandbox, name, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask<SandboxException> MissingAsync(string sandbox, string name, CancellationToken cancellation)
    {
        var known = (await ListAsync(sandbox, cancellation).ConfigureAwait(false)).Select(s => s.Name).ToArray();
        var advice =
            NearestName.Hint(name, known)
            ?? (
                known.Length == 0
                    ? "it has none; make one with `mockd snapshot save NAME`"
                    : "it has " + string.Join(", ", known.Take(10).Select(k => $"'{k}'"))
            );
        return new SandboxException(
            SandboxProblem.Missing,
            $"There is no snapshot '{SandboxName.Shown(name)}' of the sandbox '{sandbox}'; {advice}."
        );
    }
}
