using System.Collections.Immutable;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// Answers list queries. In order of creation a page costs as much as its rows: its place is found by binary search, in the
/// table or in the index of an equality condition, whatever the number of rows.
/// </summary>
public static class ListQueries
{
    /// <summary>When more than one row in so many fits, a page is full after a look at a few rows.</summary>
    private const int ManyRows = 16;

    /// <exception cref="RowDamagedException">A row that might belong to it cannot be read.</exception>
    public static ListPage Run(TableRows table, ListQuery query)
    {
        table.Damaged.RefuseAny();
        if (query.SortBy is not null || query.MatchesAny)
        {
            return Page(SortedView.Of(table, query), query, []);
        }

        return RunOverEqual(table, query)
            ?? RunOverRanges(table, query)
            ?? Page(new TableView(table, query.Descending), query, query.Conditions);
    }

    /// <summary>By way of the index in which the fewest rows equal what is asked for; null when there is none.</summary>
    private static ListPage? RunOverEqual(TableRows table, ListQuery query)
    {
        Condition? by = null;
        ImmutableSortedSet<long>? fewest = null;
        foreach (var condition in query.Conditions)
        {
            if (
                condition.Comparison == Comparison.Equal
                && table.AskIndex(condition.Field)?.Find(condition.Values, table.Count / ManyRows) is { } found
                && (fewest is null || found.Count < fewest.Count)
            )
            {
                (by, fewest) = (condition, found);
            }
        }

        return fewest is null
            ? null
            : Page(
                new IndexView(table, fewest, query.Descending),
                query,
                [.. query.Conditions.Where(c => !ReferenceEquals(c, by))]
            );
    }

    /// <summary>
    /// By way of the index of a field that must lie between limits. Null when looking at row after row is as good: in small
    /// tables, and where so many rows fit that a page is soon full.
    /// </summary>
    private static ListPage? RunOverRanges(TableRows table, ListQuery query)
    {
        if (query.Conditions.FirstOrDefault(c => c.Comparison >= Comparison.Less) is not { } first)
        {
            return null;
        }

        var ranges = query
            .Conditions.Where(c => c.Comparison >= Comparison.Less && c.Field.Name == first.Field.Name)
            .ToArray();
        if (
            table.AskRanges(first.Field)?.Find(ranges) is not { } found
            || (!query.NeedsTotal && found.Count > table.Count / ManyRows)
        )
        {
            return null;
        }

        var rest = query.Conditions.Where(c => Array.IndexOf(ranges, c) < 0).ToArray();
        return Page(new FoundView(table, found.Sequences(), query.Descending), query, rest);
    }

    private static ListPage Page(IRowView view, ListQuery query, IReadOnlyList<Condition> conditions)
    {
        var cursor = query.After ?? query.Before;
        var around = cursor is null ? null : view.Around(cursor);
        var backwards = query.After is null && around is not null;
        var step = backwards ? -1 : 1;
        long start =
            around is null ? 0
            : backwards ? around.LastBefore
            : around.FirstBehind;
        var skip = cursor is null ? query.Offset : 0;
        if (conditions.Count == 0)
        {
            // Every row counts, so the rows in front of the page need no look.
            start += skip;
            skip = 0;
        }

        var (rows, hasMore) = Take(view, query.Limit, conditions, start, step, skip);
        if (backwards)
        {
            rows.Reverse();
        }

        var total = query.NeedsTotal ? Total(view, conditions) : -1;
        return new ListPage(
            rows,
            total,
            hasMore,
            cursor is null ? query.Offset : 0,
            cursor is null || around is not null
        );
    }

    /// <summary>Rows that hold, from a place on in steps of one; and whether one more would follow.</summary>
    private static (List<Row> Rows, bool HasMore) Take(
        IRowView view,
        int limit,
        IReadOnlyList<Condition> conditions,
        long start,
        int step,
        int skip
    )
    {
        var rows = new List<Row>(Math.Min(limit, 128));
        for (var i = start; i >= 0 && i < view.Count; i += step)
        {
            if (view.RowAt((int)i) is not { } row || !Holds(conditions, row) || skip-- > 0)
            {
                continue;
            }

            if (rows.Count == limit)
            {
                return (rows, true);
            }

            rows.Add(row);
        }

        return (rows, false);
    }

    private static int Total(IRowView view, IReadOnlyList<Condition> conditions)
    {
        if (conditions.Count == 0)
        {
            return view.Count;
        }

        var total = 0;
        for (var i = 0; i < view.Count; i++)
        {
            if (view.RowAt(i) is { } row && Holds(conditions, row))
            {
                total++;
            }
        }

        return total;
    }

    private static bool Holds(IReadOnlyList<Condition> conditions, Row row)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            if (!conditions[i].Holds(row))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Rows in list order, addressed by place.</summary>
    private interface IRowView
    {
        int Count { get; }

        Row? RowAt(int place);

        /// <summary>
        /// The places beside the row with this key, also when the row itself is not in the view (it no longer fits the
        /// filter, or was deleted); null when nobody knows the key.
        /// </summary>
        Surroundings? Around(string key);
    }

    /// <summary>Places in a view; either may lie outside of it.</summary>
    private sealed record Surroundings(int LastBefore, int FirstBehind)
    {
        /// <param name="position">Ascending position, or the complement of where it would be.</param>
        public static Surroundings Of(int position, int count, bool descending)
        {
            var (below, above) = position >= 0 ? (position - 1, position + 1) : (~position - 1, ~position);
            return descending ? new(count - 1 - above, count - 1 - below) : new(below, above);
        }
    }

    private sealed class TableView(TableRows table, bool descending) : IRowView
    {
        public int Count => table.Count;

        public Row RowAt(int place) => table.InOrder[descending ? table.Count - 1 - place : place];

        public Surroundings? Around(string key) =>
            table.FindOrRecall(key) is { } row
                ? Surroundings.Of(table.PositionOf(row.Sequence), table.Count, descending)
                : null;
    }

    private sealed class IndexView(TableRows table, ImmutableSortedSet<long> sequences, bool descending) : IRowView
    {
        public int Count => sequences.Count;

        public Row? RowAt(int place)
        {
            var at = table.PositionOf(sequences[descending ? sequences.Count - 1 - place : place]);
            return at < 0 ? null : table.InOrder[at];
        }

        public Surroundings? Around(string key) =>
            table.FindOrRecall(key) is { } row
                ? Surroundings.Of(sequences.IndexOf(row.Sequence), sequences.Count, descending)
                : null;
    }

    private sealed class FoundView(TableRows table, long[] sequences, bool descending) : IRowView
    {
        public int Count => sequences.Length;

        public Row? RowAt(int place)
        {
            var at = table.PositionOf(sequences[descending ? sequences.Length - 1 - place : place]);
            return at < 0 ? null : table.InOrder[at];
        }

        public Surroundings? Around(string key) =>
            table.FindOrRecall(key) is { } row
                ? Surroundings.Of(Array.BinarySearch(sequences, row.Sequence), sequences.Length, descending)
                : null;
    }

    private sealed class SortedView : IRowView
    {
        private readonly TableRows _table;
        private readonly Comparer<(Row Row, JsonValue? Value)> _order;
        private readonly TableField? _field;
        private readonly (Row Row, JsonValue? Value)[] _rows;

        private SortedView(TableRows table, ListQuery query, IEnumerable<Row> rows)
        {
            var sign = query.Descending ? -1 : 1;
            _table = table;
            _field = query.SortBy;
            _order = Comparer<(Row Row, JsonValue? Value)>.Create(
                (a, b) =>
                {
                    var order = JsonOrder.Compare(a.Value, b.Value);
                    return sign * (order != 0 ? order : a.Row.Sequence.CompareTo(b.Row.Sequence));
                }
            );
            _rows = [.. rows.Select(Placed)];
            Array.Sort(_rows, _order);
        }

        public int Count => _rows.Length;

        public static SortedView Of(TableRows table, ListQuery query) =>
            new(
                table,
                query,
                table.InOrder.Where(row =>
                    query.MatchesAny ? query.Conditions.Any(c => c.Holds(row)) : Holds(query.Conditions, row)
                )
            );

        public Row RowAt(int place) => _rows[place].Row;

        public Surroundings? Around(string key) =>
            _table.FindOrRecall(key) is { } row
                ? Surroundings.Of(Array.BinarySearch(_rows, Placed(row), _order), Count, descending: false)
                : null;

        private (Row Row, JsonValue? Value) Placed(Row row) => (row, _field?.Read(row));
    }
}
