using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.History;

/// <summary>How one row changed in a write, so that the write can be taken back.</summary>
/// <param name="table">The table's number.</param>
/// <param name="before">Null: it was not there.</param>
/// <param name="after">Null: it is gone. Both null: no row changed, only what the table remembers beside them.</param>
/// <param name="next">Another row that changed; null: there is none.</param>
internal sealed class WrittenRow(int table, Row? before, Row? after, RowsAside aside, WrittenRow? next)
{
    private readonly WrittenRow? _next = next;

    /// <summary>A write of more rows than these costs less as it is.</summary>
    private const int Most = 32;

    /// <summary>What a write changed in its tables; false where that is too much.</summary>
    /// <param name="steps">Null: nothing.</param>
    public static bool TryBetween(TwinState before, TwinState after, out WrittenRow? steps)
    {
        steps = null;
        var left = before.Tables.Length == after.Tables.Length ? Most : 0;
        for (var table = 0; table < before.Tables.Length && left > 0; table++)
        {
            var (old, now) = (before.Tables[table], after.Tables[table]);
            if (ReferenceEquals(old, now))
            {
                continue;
            }

            var changes = old.ChangesTo(now, left);
            if ((left -= Math.Max(1, changes.Count)) < 0)
            {
                break;
            }

            steps = changes.Count == 0 ? new(table, null, null, old.Aside, steps) : steps;
            foreach (var (was, becomes) in changes)
            {
                steps = new(table, was, becomes, old.Aside, steps);
            }
        }

        return left > 0;
    }

    /// <summary>The tables before this and all that follow.</summary>
    public void TakeBack(TableRows[] tables)
    {
        for (var step = this; step is not null; step = step._next)
        {
            step.TakeBackOne(tables);
        }
    }

    private void TakeBackOne(TableRows[] tables) => tables[table] = tables[table].Back(before, after, aside);
}
