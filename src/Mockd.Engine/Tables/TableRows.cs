using System.Collections.Immutable;

namespace Mockd.Engine.Tables;

/// <summary>
/// The rows of one table at one moment: a persistent map by key and a persistent list in order of creation. A change gives
/// a new value that shares all but a path of nodes with the old one.
/// </summary>
public sealed class TableRows
{
    public static readonly TableRows Empty = new(
        ImmutableDictionary.Create<string, Row>(StringComparer.Ordinal),
        [],
        ImmutableDictionary<string, FieldIndex>.Empty
    );

    private readonly ImmutableDictionary<string, Row> _byKey;
    private readonly ImmutableList<Row> _inOrder;

    // Filled by readers when a filter first asks for a field, carried on by every later write.
    private ImmutableDictionary<string, FieldIndex> _indexes;

    private TableRows(
        ImmutableDictionary<string, Row> byKey,
        ImmutableList<Row> inOrder,
        ImmutableDictionary<string, FieldIndex> indexes
    )
    {
        _byKey = byKey;
        _inOrder = inOrder;
        _indexes = indexes;
    }

    /// <summary>Rows that lists see, oldest first.</summary>
    public IReadOnlyList<Row> InOrder => _inOrder;

    /// <summary>Tombstones included, in no order.</summary>
    public IEnumerable<Row> All => _byKey.Values;

    public int Count => _inOrder.Count;

    /// <summary>The row with this key, tombstones included; null when there is none.</summary>
    public Row? Find(string key) => _byKey.GetValueOrDefault(key);

    /// <summary>With a row under a key that is not there yet, the newest of all.</summary>
    public TableRows Add(Row row) => new(_byKey.Add(row.Key, row), _inOrder.Add(row), Reindex(null, row));

    public TableRows Put(Row row)
    {
        var old = _byKey.GetValueOrDefault(row.Key);
        var seenBefore = old is { IsTombstone: false };
        var inOrder = _inOrder;
        if (seenBefore)
        {
            var at = PositionOf(old!.Sequence);
            inOrder = row.IsTombstone ? inOrder.RemoveAt(at) : inOrder.SetItem(at, row);
        }
        else if (!row.IsTombstone)
        {
            inOrder = row.Sequence > LastSequence ? inOrder.Add(row) : inOrder.Insert(~PositionOf(row.Sequence), row);
        }

        return new TableRows(
            _byKey.SetItem(row.Key, row),
            inOrder,
            Reindex(seenBefore ? old : null, row.IsTombstone ? null : row)
        );
    }

    public TableRows Remove(Row row) =>
        new(
            _byKey.Remove(row.Key),
            row.IsTombstone ? _inOrder : _inOrder.RemoveAt(PositionOf(row.Sequence)),
            Reindex(row.IsTombstone ? null : row, null)
        );

    /// <summary>Position in <see cref="InOrder"/>; when absent, the complement of where it would stand.</summary>
    public int PositionOf(long sequence)
    {
        int low = 0,
            high = _inOrder.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = _inOrder[middle].Sequence;
            if (found == sequence)
            {
                return middle;
            }

            if (found < sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    /// <summary>The index over a field, built on first use and kept up by later writes.</summary>
    public FieldIndex IndexOn(TableField field)
    {
        if (_indexes.TryGetValue(field.Name, out var index))
        {
            return index;
        }

        index = FieldIndex.Build(field, _inOrder);
        ImmutableInterlocked.TryAdd(ref _indexes, field.Name, index);
        return index;
    }

    private long LastSequence => _inOrder.Count == 0 ? 0 : _inOrder[^1].Sequence;

    private ImmutableDictionary<string, FieldIndex> Reindex(Row? old, Row? now)
    {
        var indexes = Volatile.Read(ref _indexes);
        if (indexes.IsEmpty)
        {
            return indexes;
        }

        foreach (var (name, index) in indexes)
        {
            indexes = indexes.SetItem(name, index.Replace(old, now));
        }

        return indexes;
    }
}
