using System.Collections.Immutable;

namespace Mockd.Engine.Tables;

/// <summary>
/// The rows of one table at one moment: a persistent map by key and a persistent list in order of creation. A change gives
/// a new value that shares all but a path of nodes with the old one.
/// </summary>
public sealed class TableRows
{
    public static readonly TableRows Empty = new(
        RowsByKey.Empty,
        RowsInOrder.Empty,
        ImmutableDictionary<string, FieldIndex>.Empty,
        ImmutableDictionary<string, RangeIndex>.Empty,
        DamagedRows.None
    );

    private readonly RowsByKey _byKey;
    private readonly RowsInOrder _inOrder;

    // Filled by readers when a filter first asks for a field, carried on by every later write.
    private ImmutableDictionary<string, FieldIndex> _indexes;
    private ImmutableDictionary<string, RangeIndex> _ranges;

    private TableRows(
        RowsByKey byKey,
        RowsInOrder inOrder,
        ImmutableDictionary<string, FieldIndex> indexes,
        ImmutableDictionary<string, RangeIndex> ranges,
        DamagedRows damaged
    )
    {
        Damaged = damaged;
        _ranges = ranges;
        _byKey = byKey;
        _inOrder = inOrder;
        _indexes = indexes;
    }

    /// <summary>Rows that the store has, but that are none of those here.</summary>
    public DamagedRows Damaged { get; }

    /// <summary>Rows that lists see, oldest first.</summary>
    /// <exception cref="RowDamagedException">They are not all of them.</exception>
    public IReadOnlyList<Row> InOrder => Sound()._inOrder;

    /// <summary>Tombstones included, in no order.</summary>
    /// <exception cref="RowDamagedException">They are not all of them.</exception>
    public IEnumerable<Row> All => Sound()._byKey.Rows();

    public int Count => _inOrder.Count;

    /// <summary>The row with this key, tombstones included; null when there is none.</summary>
    /// <exception cref="RowDamagedException">There is one, but not as it was written.</exception>
    public Row? Find(string key)
    {
        var row = _byKey.Find(key);
        if (row is null)
        {
            Damaged.Refuse(key);
        }

        return row;
    }

    /// <summary>With a row under a key that is not there yet, the newest of all.</summary>
    public TableRows Add(Row row) =>
        new(_byKey.Put(row), _inOrder.Put(row), With(ref _indexes, null, row), With(ref _ranges, null, row), Damaged);

    public TableRows Put(Row row)
    {
        var old = _byKey.Find(row.Key) is { IsTombstone: false } seen ? seen : null;
        var inOrder = old is null || old.Sequence == row.Sequence ? _inOrder : _inOrder.Remove(old.Sequence);
        inOrder = row.IsTombstone ? inOrder.Remove(row.Sequence) : inOrder.Put(row);
        var now = row.IsTombstone ? null : row;
        return new(
            _byKey.Put(row),
            inOrder,
            With(ref _indexes, old, now),
            With(ref _ranges, old, now),
            Damaged.Without(row.Key)
        );
    }

    /// <summary>The store has a row of this key, which nobody can vouch for.</summary>
    /// <param name="message">For whoever needs the row.</param>
    public TableRows WithDamaged(string key, string message)
    {
        var rest = _byKey.Find(key) is { } old ? Remove(old) : this;
        return new(rest._byKey, rest._inOrder, rest._indexes, rest._ranges, Damaged.With(key, message));
    }

    /// <summary>Without any row of this key, damaged or not.</summary>
    public TableRows Without(string key)
    {
        var rest = _byKey.Find(key) is { } old ? Remove(old) : this;
        return rest.Damaged.Contains(key)
            ? new(rest._byKey, rest._inOrder, rest._indexes, rest._ranges, rest.Damaged.Without(key))
            : rest;
    }

    public TableRows Remove(Row row) =>
        new(
            _byKey.Remove(row.Key),
            row.IsTombstone ? _inOrder : _inOrder.Remove(row.Sequence),
            With(ref _indexes, row.IsTombstone ? null : row, null),
            With(ref _ranges, row.IsTombstone ? null : row, null),
            Damaged
        );

    /// <summary>
    /// Each key whose row is another in <paramref name="later"/>, in no order; costs about as much as there are differences.
    /// </summary>
    public IEnumerable<(Row? Before, Row? After)> ChangesTo(TableRows later) =>
        RowDifferences.Between(_byKey, later._byKey);

    /// <summary>Position in <see cref="InOrder"/>; when absent, the complement of where it would stand.</summary>
    public int PositionOf(long sequence) => Sound()._inOrder.PositionOf(sequence);

    /// <summary>The index over a field, built on first use and kept up by later writes.</summary>
    /// <exception cref="RowDamagedException">It would not have all rows.</exception>
    public FieldIndex IndexOn(TableField field)
    {
        Damaged.RefuseAny();
        if (_indexes.TryGetValue(field.Name, out var index))
        {
            return index;
        }

        index = FieldIndex.Build(field, _inOrder);
        ImmutableInterlocked.TryAdd(ref _indexes, field.Name, index);
        return index;
    }

    /// <summary>The index for ranges of a field, built on first use and kept up by later writes.</summary>
    /// <exception cref="RowDamagedException">It would not have all rows.</exception>
    public RangeIndex RangesOn(TableField field)
    {
        Damaged.RefuseAny();
        if (_ranges.TryGetValue(field.Name, out var index))
        {
            return index;
        }

        index = RangeIndex.Build(field, _inOrder);
        ImmutableInterlocked.TryAdd(ref _ranges, field.Name, index);
        return index;
    }

    private TableRows Sound()
    {
        Damaged.RefuseAny();
        return this;
    }

    /// <summary>The same indexes with one row in place of another; null stands for none.</summary>
    private static ImmutableDictionary<string, T> With<T>(ref ImmutableDictionary<string, T> all, Row? old, Row? now)
        where T : IRowIndex<T>
    {
        // Read once: readers add to it meanwhile.
        var indexes = Volatile.Read(ref all);
        foreach (var (name, index) in indexes)
        {
            indexes = indexes.SetItem(name, index.Replace(old, now));
        }

        return indexes;
    }
}
