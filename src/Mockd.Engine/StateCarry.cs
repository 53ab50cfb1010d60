using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine;

/// <summary>Takes rows from one twin to the one that replaces it.</summary>
public static class StateCarry
{
    /// <summary>
    /// The new twin's start, with the rows of every table that both have under one name, key field and seeds; a table that
    /// changed in one of these begins with its seeds.
    /// </summary>
    public static TwinState Over(Twin old, TwinState state, Twin next)
    {
        var carried = next.Start with
        {
            Sequence = Math.Max(state.Sequence, next.Start.Sequence),
            Draws = state.Draws,
            Clock = state.Clock,
            Answers = state.Answers,
        };
        foreach (var table in next.Tables.All)
        {
            if (old.Tables.ByName.GetValueOrDefault(table.Name) is not { } before || !IsUnchanged(before, table))
            {
                continue;
            }

            // Rendered bytes have the old twin's shape.
            var kept = state.Tables[before.Number];
            var rows = kept
                .All.OrderBy(r => r.Sequence)
                .Aggregate(TableRows.Empty, (all, r) => all.Put(r.WithoutBytes()));
            carried = carried.With(table.Number, rows.Recalling(kept));
            if (state.Counters.TryGetValue(before.Number, out var counter))
            {
                carried = carried with { Counters = carried.Counters.SetItem(table.Number, counter) };
            }
        }

        return carried;
    }

    private static bool IsUnchanged(Table before, Table after) =>
        before.Settings.IdField == after.Settings.IdField && before.Seeds.SequenceEqual(after.Seeds);
}
