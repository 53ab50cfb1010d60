using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>Brings states in memory up to what the log has.</summary>
internal sealed class StateRefresh(IStateLog log, StateCodec codec)
{
    private readonly VersionChecks _checks = new(log);

    /// <summary>The newest state of a shared log, as of some moment after the call.</summary>
    /// <exception cref="StateMissingException">Another process removed it.</exception>
    public async ValueTask<TwinState> ReadAsync(DurableHead head, CancellationToken cancellation)
    {
        var version = await VersionAsync(head, cancellation).ConfigureAwait(false);
        if (head.Durable.Version >= version)
        {
            return head.Durable.State;
        }

        await head.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (head.Durable.Version < version)
            {
                head.Rebase([], await NewestAsync(head, cancellation).ConfigureAwait(false));
            }

            return head.Durable.State;
        }
        finally
        {
            head.Turn.Release();
        }
    }

    public async ValueTask<bool> IsNewestAsync(DurableHead head, CancellationToken cancellation) =>
        await VersionAsync(head, cancellation).ConfigureAwait(false) <= head.Durable.Version;

    /// <summary>Whether the log has this version of a state that is in no head.</summary>
    public async ValueTask<bool> IsNewestAsync(string name, DurableState known, CancellationToken cancellation) =>
        await _checks.VersionAsync(name).WaitAsync(cancellation).ConfigureAwait(false) == known.Version;

    /// <summary>What the log has now, by way of what changed since.</summary>
    public async ValueTask<DurableState> NewestAsync(DurableHead head, CancellationToken cancellation) =>
        await NewestAsync(
                head,
                await log.NewsAsync(head.Name, head.Durable.Version, cancellation).ConfigureAwait(false),
                cancellation
            )
            .ConfigureAwait(false);

    /// <param name="found">What changed since the head's version; null: that is not known.</param>
    public async ValueTask<DurableState> NewestAsync(
        DurableHead head,
        StoredState? found,
        CancellationToken cancellation
    )
    {
        var known = head.Durable;
        if (found is { } news)
        {
            var (state, foreign) = codec.Renew(head.Name, known.State, news);
            return new DurableState(state, news.Version, foreign);
        }

        return await LoadAsync(head.Name, cancellation).ConfigureAwait(false);
    }

    /// <summary>A state that was just made, and that nobody can have changed yet.</summary>
    public async ValueTask<DurableState> NewAsync(string name, TwinState state) =>
        new(state, await _checks.VersionAsync(name).ConfigureAwait(false), ForeignTables.None);

    /// <summary>The whole state; seeds of tables that it never had are stored with it.</summary>
    /// <exception cref="StateMissingException">There is none of this name.</exception>
    public async ValueTask<DurableState> LoadAsync(string name, CancellationToken cancellation)
    {
        while (true)
        {
            var stored =
                await log.LoadAsync(name, cancellation).ConfigureAwait(false) ?? throw new StateMissingException(name);
            var (state, foreign, sown) = codec.Read(name, stored);
            if (sown is null)
            {
                return new DurableState(state, stored.Version, foreign);
            }

            // It happens once after a table was added.
            var write = new StateWrite(name, stored.Version, codec.HeadOf(state, foreign), sown);
            if ((await log.AppendAsync([write], cancellation).ConfigureAwait(false))[0])
            {
                return new DurableState(state, stored.Version + 1, foreign);
            }
        }
    }

    private async ValueTask<long> VersionAsync(DurableHead head, CancellationToken cancellation)
    {
        var version = await _checks.VersionAsync(head.Name).WaitAsync(cancellation).ConfigureAwait(false);
        return version > 0 ? version : throw new StateMissingException(head.Name);
    }
}
