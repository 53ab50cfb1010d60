using Mockd.Engine.State;

namespace Mockd.Storage.Durable;

/// <summary>Writes the waiting writes of one or more states as one group each, and settles what became of them.</summary>
internal sealed class GroupWriter(IStateLog log, StateCodec codec, StateRefresh refresh, Action<DurableHead> forget)
{
    /// <summary>A write that lost so many races is given up; the pauses between them come to about a second.</summary>
    private const int MostConflicts = 40;

    /// <summary>So many groups take a turn at the log once a race was lost: whoever wrote then goes on writing, most likely.</summary>
    private const int ContestedGroups = 16;

    /// <summary>Never throws: what goes wrong is told to the callers of the writes.</summary>
    /// <returns>Heads whose writes must be written again, since another process was faster.</returns>
    public async Task<IReadOnlyList<DurableHead>> WriteAsync(IReadOnlyCollection<DurableHead> heads)
    {
        var groups = new List<Group>(heads.Count);
        foreach (var head in heads)
        {
            await head.Turn.WaitAsync().ConfigureAwait(false);
            var (writes, next) = head.TakeGroup();
            groups.Add(new Group(head, writes, next));
        }

        try
        {
            var open = groups;
            if (log.IsShared)
            {
                open = [];
                foreach (var group in groups)
                {
                    if (!await AppendInTurnAsync(group).ConfigureAwait(false))
                    {
                        open.Add(group);
                    }
                }
            }

            await AppendAsync(open).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Those who wait for the writes learn of it; the lane goes on with the next ones.
            Fail(groups, e);
        }
        finally
        {
            foreach (var group in groups)
            {
                group.Head.Turn.Release();
            }
        }

        var overtaken = groups.Where(g => g.IsOvertaken).ToArray();
        if (overtaken.Length > 0)
        {
            // Whoever lost a race waits a random moment, a longer one each time, so that not all run into the next one.
            var races = Math.Min(5, overtaken.Max(g => g.Writes.Max(w => w.Conflicts)));
            await Task.Delay(Random.Shared.Next(1 << races)).ConfigureAwait(false);
        }

        return [.. overtaken.Select(g => g.Head)];
    }

    /// <summary>Makes the writes of a contested state once more, from the newest one, while nobody else can write to it.</summary>
    /// <returns>False when that is not needed, or not possible.</returns>
    private async Task<bool> AppendInTurnAsync(Group group)
    {
        var head = group.Head;
        if (group.Writes.Count == 0 || head.ContestedGroups == 0)
        {
            return false;
        }

        head.ContestedGroups--;
        var turn = await log.TakeTurnAsync(head.Name, head.Durable.Version, CancellationToken.None)
            .ConfigureAwait(false);
        if (turn is null)
        {
            return false;
        }

        await using (turn.ConfigureAwait(false))
        {
            var newest = await refresh.NewestAsync(head, turn.News, CancellationToken.None).ConfigureAwait(false);
            head.Rebase(group.Writes, newest);
            (group.Writes, group.Next) = head.TakeGroup();
            if (WriteOf(group) is not { } write)
            {
                Settle(group, null);
            }
            else
            {
                var isApplied = await turn.AppendAsync(write, CancellationToken.None).ConfigureAwait(false);
                await SettleAsync(group, isApplied).ConfigureAwait(false);
            }

            return true;
        }
    }

    private async Task AppendAsync(IReadOnlyList<Group> groups)
    {
        var writes = groups.Where(g => g.Writes.Count > 0).Select(g => (Group: g, Write: WriteOf(g))).ToArray();
        var changing = writes.Where(w => w.Write is not null).ToArray();
        var applied =
            changing.Length == 0
                ? []
                : await log.AppendAsync([.. changing.Select(w => w.Write!)], CancellationToken.None)
                    .ConfigureAwait(false);
        for (var i = 0; i < changing.Length; i++)
        {
            await SettleAsync(changing[i].Group, applied[i]).ConfigureAwait(false);
        }

        foreach (var (group, _) in writes.Where(w => w.Write is null))
        {
            // Nothing changes, but whether that is right depends on what the writes saw being the newest.
            var isNewest =
                !log.IsShared || await refresh.IsNewestAsync(group.Head, CancellationToken.None).ConfigureAwait(false);
            Settle(group, isNewest ? null : await NewestAsync(group).ConfigureAwait(false));
        }
    }

    private async Task SettleAsync(Group group, bool isApplied)
    {
        if (isApplied)
        {
            group.Head.Publish(group.Next);
            Settle(group, null);
            return;
        }

        Settle(group, await NewestAsync(group).ConfigureAwait(false));
    }

    private async Task<DurableState> NewestAsync(Group group) =>
        await refresh.NewestAsync(group.Head, CancellationToken.None).ConfigureAwait(false);

    /// <param name="newest">The state that the writes should have been made from; null: they were made from it.</param>
    private static void Settle(Group group, DurableState? newest)
    {
        group.IsDone = true;
        if (newest is null)
        {
            foreach (var write in group.Writes)
            {
                write.Complete();
            }

            return;
        }

        var patient = group.Writes.ToLookup(w => w.Conflicts++ < MostConflicts);
        foreach (var write in patient[false])
        {
            write.Fail(new StateConflictException(group.Head.Name));
        }

        group.IsOvertaken = true;
        group.Head.ContestedGroups = ContestedGroups;
        group.Head.Rebase([.. patient[true]], newest);
    }

    /// <summary>Null when the group changes nothing.</summary>
    private StateWrite? WriteOf(Group group)
    {
        var durable = group.Head.Durable;
        return ReferenceEquals(durable.State, group.Next)
            ? null
            : new StateWrite(
                group.Head.Name,
                durable.Version,
                codec.HeadOf(group.Next, durable.Foreign),
                codec.RowsBetween(durable.State, group.Next)
            );
    }

    /// <summary>
    /// What is in memory may now differ from the log in either direction, so the head is given up and read anew by whoever
    /// comes next. Writes made behind the failed ones fail with them.
    /// </summary>
    private void Fail(IEnumerable<Group> groups, Exception cause)
    {
        foreach (var group in groups.Where(g => !g.IsDone))
        {
            forget(group.Head);
            foreach (var write in group.Writes.Concat(group.Head.End(new HeadGoneException())))
            {
                write.Fail(cause);
            }
        }
    }

    private sealed class Group(DurableHead head, IReadOnlyList<PendingWrite> writes, TwinState next)
    {
        public DurableHead Head { get; } = head;

        public IReadOnlyList<PendingWrite> Writes { get; set; } = writes;

        public TwinState Next { get; set; } = next;

        public bool IsDone { get; set; }

        public bool IsOvertaken { get; set; }
    }
}
