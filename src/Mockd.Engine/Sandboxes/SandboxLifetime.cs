using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>
/// Makes and removes sandboxes, in the store and in the catalogue, for whoever has the turn of their name. A step that fails
/// leaves both as they were.
/// </summary>
internal sealed class SandboxLifetime(
    SandboxCatalogue catalogue,
    IStateStore store,
    SandboxPolicy policy,
    TimeProvider time,
    Action<string> removed
)
{
    /// <summary>The new sandbox; null when the store has one of this name.</summary>
    /// <exception cref="SandboxException">There is no room.</exception>
    public async ValueTask<Sandbox?> AddAsync(string name, string from, TwinState state, CancellationToken cancellation)
    {
        await ReserveAsync(cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var entry = new StateEntry(name, StateKind.Sandbox, from, now, now);
        var isMade = false;
        try
        {
            isMade = await store.CreateAsync(entry, state, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (!isMade)
            {
                catalogue.GiveBack();
            }
        }

        return isMade ? catalogue.Add(new Sandbox(entry)) : null;
    }

    /// <summary>Removes a sandbox that was taken out of the catalogue.</summary>
    /// <param name="unusedSince">Only when no process used it since; null: in any case.</param>
    /// <returns>False when it is in use after all; it is back then.</returns>
    public async ValueTask<bool> RemoveAsync(Sandbox taken, DateTimeOffset? unusedSince, CancellationToken cancellation)
    {
        var isGone = false;
        try
        {
            isGone =
                await store.DeleteAsync(taken.Name, unusedSince, cancellation).ConfigureAwait(false)
                || unusedSince is null
                || await IsMissingAsync(taken, unusedSince.Value, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (!isGone)
            {
                catalogue.PutBack(taken);
            }
        }

        if (isGone)
        {
            removed(taken.Name);
        }

        return isGone;
    }

    private async ValueTask<bool> IsMissingAsync(
        Sandbox sandbox,
        DateTimeOffset unusedSince,
        CancellationToken cancellation
    )
    {
        if (await store.FindAsync(sandbox.Name, cancellation).ConfigureAwait(false) is not { } entry)
        {
            return true;
        }

        // It is in use, as the store says; where it does not know since when, it counts as used now.
        sandbox.Know(entry.LastUsedAt);
        if (entry.LastUsedAt < unusedSince)
        {
            sandbox.Use(time.GetUtcNow());
        }

        return false;
    }

    /// <summary>A place in the catalogue; if there is none, the sandbox that is idle longest makes one.</summary>
    private async ValueTask ReserveAsync(CancellationToken cancellation)
    {
        if (catalogue.TryReserve(policy.Most))
        {
            return;
        }

        if (!await TryMakeRoomAsync(keepsPlace: true, cancellation).ConfigureAwait(false))
        {
            throw new SandboxException(
                SandboxProblem.Full,
                $"All {policy.Most} sandboxes are in use; raise `sandboxes.max`, or try again."
            );
        }

        // Other processes make some too, and `max` may have been higher: one in, two out, until it holds again.
        if (catalogue.HasMoreThan(policy.Most))
        {
            try
            {
                await TryMakeRoomAsync(keepsPlace: false, cancellation).ConfigureAwait(false);
            }
            catch
            {
                // Whatever it was, nobody will use the place.
                catalogue.GiveBack();
                throw;
            }
        }
    }

    private async ValueTask<bool> TryMakeRoomAsync(bool keepsPlace, CancellationToken cancellation)
    {
        // Of those that are used elsewhere, none is looked at twice: they are behind this moment when they come back.
        var (begin, until) = (time.GetUtcNow(), DateTimeOffset.MaxValue);
        while (catalogue.TakeIdle(until, keepsPlace, policy.Keeps) is var (sandbox, turn))
        {
            using (turn)
            {
                var isGone = false;
                try
                {
                    DateTimeOffset? unusedSince = store.IsShared ? sandbox.LastUsedAt.AddTicks(1) : null;
                    isGone = await RemoveAsync(sandbox, unusedSince, cancellation).ConfigureAwait(false);
                }
                finally
                {
                    if (!isGone && keepsPlace)
                    {
                        catalogue.GiveBack();
                    }
                }

                if (isGone)
                {
                    return true;
                }

                until = begin;
            }
        }

        return false;
    }
}
