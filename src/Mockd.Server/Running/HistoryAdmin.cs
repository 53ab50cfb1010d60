using Mockd.Contracts.Json;
using Mockd.Engine.History;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Server.Pipeline;

namespace Mockd.Server.Running;

/// <summary>The past of a running twin's sandboxes, as the admin plane looks at it and goes back over it.</summary>
internal sealed class HistoryAdmin(TwinCell cell, TimeProvider time)
{
    /// <summary>What led to the state that the sandbox has now, newest first, and what was undone, the next to redo first.</summary>
    public async ValueTask<(IReadOnlyList<PastWrite> Done, IReadOnlyList<PastWrite> Undone)> ListAsync(
        string sandbox,
        CancellationToken cancellation
    )
    {
        var loaded = cell.Loaded;
        var state = await loaded.Sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false);
        return (loaded.History.Chain(sandbox, state), loaded.History.Undone(sandbox));
    }

    /// <summary>Rows that a write added, removed and changed, by table.</summary>
    public JsonObject ChangesOf(PastWrite write) =>
        SandboxDifference.Between(write.Before, write.After, cell.Twin.Tables);

    /// <summary>What an exchange wrote; null when it wrote nothing, or when that is no longer remembered.</summary>
    public PastWrite? Find(long exchange) => cell.Loaded.History.Find(exchange);

    /// <summary>A state in front of or behind a write, as an exported sandbox.</summary>
    public byte[] Export(TwinState state)
    {
        var twin = cell.Twin;
        return SandboxText.Write(state, twin.Tables, StateAdmin.HashOf(twin));
    }

    /// <exception cref="HistoryException">So many are not known.</exception>
    public async ValueTask<IReadOnlyList<PastWrite>> UndoAsync(
        string sandbox,
        int writes,
        CancellationToken cancellation
    )
    {
        var loaded = cell.Loaded;
        var target = await loaded.Sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        return await loaded.History.UndoAsync(loaded.Store, target.Name, writes, cancellation).ConfigureAwait(false);
    }

    /// <exception cref="HistoryException">So many were not undone.</exception>
    public async ValueTask<IReadOnlyList<PastWrite>> RedoAsync(
        string sandbox,
        int writes,
        CancellationToken cancellation
    )
    {
        var loaded = cell.Loaded;
        var target = await loaded.Sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        return await loaded.History.RedoAsync(loaded.Store, target.Name, writes, cancellation).ConfigureAwait(false);
    }

    /// <summary>Gives the sandbox the state that it had just before an exchange wrote to it.</summary>
    /// <exception cref="HistoryException">That is not remembered.</exception>
    public async ValueTask<PastWrite> RestoreBeforeAsync(string sandbox, long exchange, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var target = await loaded.Sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        if (loaded.History.Find(exchange) is not { } write || write.Sandbox != target.Name)
        {
            throw new HistoryException(
                $"Request {exchange} wrote nothing to the sandbox '{target.Name}' that is remembered; `mockd history` shows "
                    + "what is."
            );
        }

        await loaded
            .History.CommitAsync(
                loaded.Store,
                target.Name,
                new WriteNote(null, time.GetUtcNow(), "restore", $"before {exchange}", 0),
                _ => (write.Before with { }, 0),
                cancellation
            )
            .ConfigureAwait(false);
        return write;
    }
}
