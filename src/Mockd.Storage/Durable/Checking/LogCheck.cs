using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>Reads all of a log and notes what cannot be vouched for.</summary>
public static class LogCheck
{
    private const string BadSum = "its checksum does not fit";

    /// <param name="target">Gets a copy of all that is good; null: nobody does.</param>
    /// <exception cref="StoreUnavailableException">One of the two failed.</exception>
    public static async Task<StoreReport> RunAsync(IStateLog log, IStateLog? target, CancellationToken cancellation)
    {
        var (damages, states, rows) = (new List<StoreDamage>(), 0L, 0L);
        foreach (var entry in await log.ListAsync(cancellation).ConfigureAwait(false))
        {
            if (await log.LoadAsync(entry.Name, cancellation).ConfigureAwait(false) is not { } state)
            {
                continue;
            }

            states++;
            rows += state.Rows.Count;
            if (state.Damage is { } damage)
            {
                damages.Add(new StoreDamage(damage + " is not what was written", [entry.Name]));
            }

            damages.AddRange(
                state.Rows.Where(r => r.IsDamaged).Select(r => new StoreDamage(BadSum, [entry.Name], r.Table, r.Key))
            );
            if (target is not null)
            {
                await CopyAsync(entry, state, target, cancellation).ConfigureAwait(false);
            }
        }

        return new StoreReport(log.Place, states, rows, damages, []);
    }

    private static async Task CopyAsync(
        StateEntry entry,
        StoredState state,
        IStateLog target,
        CancellationToken cancellation
    )
    {
        var good = state.Rows.Where(r => !r.IsDamaged).ToArray();
        var head = state.Damage is null ? state.Head : RebuiltHead.Of(good);
        await target.CreateAsync(entry, head, good, cancellation).ConfigureAwait(false);
    }
}
