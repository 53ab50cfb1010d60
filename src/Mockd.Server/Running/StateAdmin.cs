using Mockd.Contracts.Admin;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Actions;
using Mockd.Engine.History;
using Mockd.Engine.Randomness;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.Seeding;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Server.Pipeline;

namespace Mockd.Server.Running;

/// <summary>The sandboxes of a running twin and their rows, as the admin plane looks at and changes them.</summary>
internal sealed class StateAdmin(TwinCell cell, TimeProvider time)
{
    public ValueTask<IReadOnlyList<Sandbox>> SandboxesAsync(CancellationToken cancellation) =>
        cell.Loaded.Sandboxes.ListAsync(cancellation);

    public async ValueTask<IReadOnlyList<TableOverview>> TablesAsync(string sandbox, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var state = await loaded.Sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false);
        return
        [
            .. loaded.Twin.Tables.All.Select(t => new TableOverview(
                t.Name,
                state.Tables[t.Number].Count,
                t.Seeds.Count,
                t.Settings.IdField,
                t.Settings.ParentField
            )),
        ];
    }

    /// <summary>The rows of a table as stored, in list order; null when there is no such table.</summary>
    public async ValueTask<(IReadOnlyList<JsonObject> Rows, int Total)?> RowsAsync(
        string sandbox,
        string table,
        (int Limit, int Offset) page,
        CancellationToken cancellation
    )
    {
        var loaded = cell.Loaded;
        if (!loaded.Twin.Tables.ByName.TryGetValue(table, out var found))
        {
            return null;
        }

        var state = await loaded.Sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false);
        var query = new ListQuery
        {
            Limit = page.Limit,
            Offset = page.Offset,
            NeedsTotal = true,
            Descending = found.Settings.ListsNewestFirst,
        };
        var rows = ListQueries.Run(state.Tables[found.Number], query);
        return ([.. rows.Rows.Select(r => RowValues.Of(found, r))], rows.Total);
    }

    /// <summary>Back to the seeds, one table or (null) all at once; false when there is no such table.</summary>
    public async ValueTask<bool> ResetAsync(string sandbox, string? table, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var twin = loaded.Twin;
        var found = table is null ? null : twin.Tables.ByName.GetValueOrDefault(table);
        if (table is not null && found is null)
        {
            return false;
        }

        var target = await loaded.Sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        await loaded
            .History.CommitAsync(
                loaded.Store,
                target.Name,
                new WriteNote(null, now, "reset", table ?? "", 0),
                head =>
                    (
                        found is null
                            ? twin.StartAt(now)
                            : head.Reset(found.Number, Seeder.Seed(twin.Tables, twin.Seed, head.Clock.At(now))) with
                            {
                                // They may tell of rows that are gone now.
                                Answers = RememberedAnswers.Empty,
                            },
                        0
                    ),
                cancellation
            )
            .ConfigureAwait(false);
        return true;
    }

    public async ValueTask<ClockAnswer> ClockAsync(string sandbox, CancellationToken cancellation)
    {
        var state = await cell.Loaded.Sandboxes.StateOfAsync(sandbox, cancellation).ConfigureAwait(false);
        return Shown(sandbox, state.Clock, time.GetUtcNow());
    }

    /// <exception cref="FormatException">The order cannot be carried out; nothing changed.</exception>
    public async ValueTask<ClockAnswer> ChangeClockAsync(
        string sandbox,
        ClockOrder order,
        CancellationToken cancellation
    )
    {
        var loaded = cell.Loaded;
        var target = await loaded.Sandboxes.FindAsync(sandbox, cancellation).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var clock = await loaded
            .History.CommitAsync(
                loaded.Store,
                target.Name,
                new WriteNote(null, now, "clock", "", 0),
                head =>
                {
                    var changed = ClockChange.Of(order, head.Clock, now);
                    return (changed == head.Clock ? head : head with { Clock = changed }, changed);
                },
                cancellation
            )
            .ConfigureAwait(false);
        return Shown(target.Name, clock, now);
    }

    private static ClockAnswer Shown(string sandbox, SandboxClock clock, DateTimeOffset real)
    {
        var shown = clock.At(real);
        return new ClockAnswer(sandbox, shown, clock.FrozenAt is not null, Math.Round((shown - real).TotalSeconds, 3));
    }

    /// <param name="from">The sandbox to fork; null: what new sandboxes start with.</param>
    public ValueTask<Sandbox> CreateAsync(string name, string? from, CancellationToken cancellation) =>
        cell.Loaded.Sandboxes.CreateAsync(name, from ?? cell.Twin.Sandboxes.FromOf(name), cancellation);

    public ValueTask DeleteAsync(string name, CancellationToken cancellation) =>
        cell.Loaded.Sandboxes.DeleteAsync(name, cancellation);

    public async ValueTask<byte[]> ExportAsync(string name, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var state = await loaded.Sandboxes.StateOfAsync(name, cancellation).ConfigureAwait(false);
        return SandboxText.Write(state, loaded.Twin.Tables, HashOf(loaded.Twin));
    }

    /// <summary>The number of rows that came in.</summary>
    /// <exception cref="FormatException">The text is no sandbox of this twin; nothing changed.</exception>
    public async ValueTask<int> ImportAsync(string name, Stream text, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var (state, length) = await SandboxText
            .ReadAsync(text, loaded.Twin.Tables, HashOf(loaded.Twin), cancellation)
            .ConfigureAwait(false);
        if (!await loaded.Sandboxes.TryPutAsync(name, state, cancellation).ConfigureAwait(false))
        {
            await loaded
                .History.CommitAsync(
                    loaded.Store,
                    name,
                    new WriteNote(null, time.GetUtcNow(), "import", "", (int)length),
                    _ => (state, 0),
                    cancellation
                )
                .ConfigureAwait(false);
        }

        return state.Tables.Sum(t => t.Count);
    }

    public async ValueTask<JsonObject> DifferenceAsync(string before, string after, CancellationToken cancellation)
    {
        var loaded = cell.Loaded;
        var old = await loaded.Sandboxes.StateOfAsync(before, cancellation).ConfigureAwait(false);
        var now = await loaded.Sandboxes.StateOfAsync(after, cancellation).ConfigureAwait(false);
        return SandboxDifference.Between(old, now, loaded.Twin.Tables);
    }

    /// <summary>Of what rows must fit to be read again: the tables, how they call their key, and their seeds.</summary>
    internal static string HashOf(Twin twin)
    {
        var hash = 0UL;
        foreach (var table in twin.Tables.All)
        {
            hash = Dice.Derive(hash, table.Name + "\n" + table.Settings.IdField);
            hash = table.Seeds.Aggregate(hash, (all, seed) => Dice.Derive(all, seed.ToString()));
        }

        return hash.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
    }
}
