namespace Mockd.Engine.Tables;

/// <summary>Finds what differs between two maps of rows; nodes that both share are not entered.</summary>
internal static class RowDifferences
{
    /// <summary>Each key whose row is not the same object in both, in no order.</summary>
    public static IEnumerable<(Row? Before, Row? After)> Between(RowsByKey before, RowsByKey after)
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        return before.HasPlaces && after.HasPlaces ? ByPlace(before, after) : ByKey(before.Rows(), after.Rows());
    }

    private static IEnumerable<(Row? Before, Row? After)> ByPlace(RowsByKey before, RowsByKey after)
    {
        for (var places = before.Places | after.Places; places != 0; places &= places - 1)
        {
            var place = places & (~places + 1);
            var (old, now) = (before.ItemAt(place), after.ItemAt(place));
            if (ReferenceEquals(old, now))
            {
                continue;
            }

            var found = (old, now) switch
            {
                (RowsByKey a, RowsByKey b) => Between(a, b),
                (Row a, Row b) when a.Key == b.Key => [(a, b)],
                _ => ByKey(RowsOf(old), RowsOf(now)),
            };
            foreach (var pair in found)
            {
                yield return pair;
            }
        }
    }

    private static IEnumerable<Row> RowsOf(object? item) =>
        item switch
        {
            null => [],
            Row row => [row],
            _ => ((RowsByKey)item).Rows(),
        };

    private static IEnumerable<(Row? Before, Row? After)> ByKey(IEnumerable<Row> before, IEnumerable<Row> after)
    {
        var left = before.ToDictionary(r => r.Key, StringComparer.Ordinal);
        foreach (var now in after)
        {
            left.Remove(now.Key, out var old);
            if (!ReferenceEquals(old, now))
            {
                yield return (old, now);
            }
        }

        foreach (var old in left.Values)
        {
            yield return (old, null);
        }
    }
}
