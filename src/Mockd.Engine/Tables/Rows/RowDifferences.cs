namespace Mockd.Engine.Tables;

/// <summary>Finds each key whose row is not the same object in two maps, in no order; parts that both share are not entered.</summary>
/// <param name="most">Ends the search once there are more.</param>
internal sealed class RowDifferences(int most)
{
    public List<(Row? Before, Row? After)> Found { get; } = [];

    /// <summary>There are more than wanted; those found are some of them.</summary>
    public bool IsFull => Found.Count > most;

    /// <param name="before">A map, or a part of one.</param>
    /// <param name="after">The same part of the other.</param>
    public void Search(object? before, object? after)
    {
        if (ReferenceEquals(before, after) || IsFull)
        {
            return;
        }

        if (before is RowsBranch some && after is RowsBranch others)
        {
            for (var place = 0; place <= RowsBranch.Mask; place++)
            {
                Search(some[place], others[place]);
            }
        }
        else if (before is RowsBranch || after is RowsBranch)
        {
            SearchByKey(before, after);
        }
        else
        {
            SearchFew(FewOf(before), FewOf(after));
        }
    }

    private static Row[] FewOf(object? item) => item as Row[] ?? (item is Row row ? [row] : []);

    private static Row? Like(Row row, Row[] others)
    {
        foreach (var other in others)
        {
            if (ReferenceEquals(other, row) || (other.KeyHash == row.KeyHash && other.HasKey(row.Key)))
            {
                return other;
            }
        }

        return null;
    }

    private void SearchFew(Row[] before, Row[] after)
    {
        foreach (var now in after)
        {
            if (Like(now, before) is var old && !ReferenceEquals(old, now))
            {
                Found.Add((old, now));
            }
        }

        foreach (var old in before)
        {
            if (Like(old, after) is null)
            {
                Found.Add((old, null));
            }
        }
    }

    private void SearchByKey(object? before, object? after)
    {
        var left = RowsByKey.RowsOf(before).ToDictionary(r => r.Key, StringComparer.Ordinal);
        foreach (var now in RowsByKey.RowsOf(after))
        {
            if (IsFull)
            {
                return;
            }

            left.Remove(now.Key, out var old);
            if (!ReferenceEquals(old, now))
            {
                Found.Add((old, now));
            }
        }

        Found.AddRange(left.Values.Select(old => ((Row?)old, (Row?)null)));
    }
}
