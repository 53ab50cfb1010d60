namespace Mockd.Engine.Tables;

/// <summary>
/// The rows of one table at one moment: a persistent map by key and a persistent list in order of creation. A change gives
/// a new value that shares all but a path of nodes with the old one.
/// </summary>
public sealed class TableRows
{
    /// <summary>Looking at each of fewer rows is as quick as an index, which every write would have to keep up.</summary>
    internal const int SmallTable = 100;

    private readonly RowsByKey _byKey;
    private readonly RowsInOrder _inOrder;
    private readonly DeletedRows _deleted;

    // Changed by readers that ask for fields, carried on by every later write.
    private TableIndexes _indexes;

    private TableRows(
        RowsByKey byKey,
        RowsInOrder inOrder,
        TableIndexes indexes,
        DeletedRows deleted,
        DamagedRows damaged
    )
    {
        Damaged = damaged;
        _byKey = byKey;
        _inOrder = inOrder;
        _indexes = indexes;
        _deleted = deleted;
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

    /// <summary>One without rows, for one table: its indexes are its own.</summary>
    public static TableRows Empty =>
        new(RowsByKey.Empty, RowsInOrder.Empty, TableIndexes.None, DeletedRows.None, DamagedRows.None);

    internal int IndexCount => _indexes.Count;

    /// <summary>The row with this key, also one that was deleted not long ago; null when nobody remembers one.</summary>
    public Row? FindOrRecall(string key) => Find(key) ?? _deleted.Find(key);

    /// <summary>With a row under a key that is not there yet, the newest of all.</summary>
    public TableRows Add(Row row) =>
        new(_byKey.Put(row), _inOrder.Put(row), Indexes(null, row, Count + 1), _deleted.Without(row.Key), Damaged);

    public TableRows Put(Row row)
    {
        var old = _byKey.Find(row.Key) is { IsTombstone: false } seen ? seen : null;
        var inOrder = old is null || old.Sequence == row.Sequence ? _inOrder : _inOrder.Remove(old.Sequence);
        inOrder = row.IsTombstone ? inOrder.Remove(row.Sequence) : inOrder.Put(row);
        return new(
            _byKey.Put(row),
            inOrder,
            Indexes(old, row.IsTombstone ? null : row, inOrder.Count),
            _deleted.Without(row.Key),
            Damaged.Without(row.Key)
        );
    }

    /// <summary>The store has a row of this key, which nobody can vouch for.</summary>
    /// <param name="message">For whoever needs the row.</param>
    public TableRows WithDamaged(string key, string message) => Gone(key).With(Damaged.With(key, message));

    /// <summary>Without any row of this key, damaged or not.</summary>
    public TableRows Without(string key) => Damaged.Contains(key) ? Gone(key).With(Damaged.Without(key)) : Gone(key);

    public TableRows Remove(Row row)
    {
        var inOrder = row.IsTombstone ? _inOrder : _inOrder.Remove(row.Sequence);
        return new(
            _byKey.Remove(row.Key),
            inOrder,
            Indexes(row.IsTombstone ? null : row, null, inOrder.Count),
            _deleted.With(row),
            Damaged
        );
    }

    /// <summary>The same rows, with the deleted ones that another table remembers.</summary>
    public TableRows Recalling(TableRows other) => new(_byKey, _inOrder, _indexes, other._deleted, Damaged);

    /// <summary>
    /// Each key whose row is another in <paramref name="later"/>, in no order; costs about as much as there are differences.
    /// </summary>
    public IEnumerable<(Row? Before, Row? After)> ChangesTo(TableRows later) => ChangesTo(later, int.MaxValue);

    /// <param name="most">Ends with more than that, where there are more.</param>
    internal List<(Row? Before, Row? After)> ChangesTo(TableRows later, int most) =>
        _byKey.ChangesTo(later._byKey, most);

    /// <summary>These rows as they were before one of them changed.</summary>
    /// <param name="was">Null: it was not there.</param>
    /// <param name="now">Null: it is not there.</param>
    /// <param name="before">What the table remembered beside its rows then.</param>
    internal TableRows Back(Row? was, Row? now, RowsAside before)
    {
        var rows =
            was is not null ? Put(was)
            : now is not null ? Remove(now)
            : this;
        return new(rows._byKey, rows._inOrder, rows._indexes, before.Deleted, before.Damaged);
    }

    /// <summary>What it remembers beside its rows.</summary>
    internal RowsAside Aside => new(_deleted, Damaged);

    /// <summary>Position in <see cref="InOrder"/>; when absent, the complement of where it would stand.</summary>
    public int PositionOf(long sequence) => Sound()._inOrder.PositionOf(sequence);

    /// <summary>A row has the field, be it with null.</summary>
    /// <exception cref="RowDamagedException">Nobody can tell.</exception>
    internal bool Has(TableField field)
    {
        Damaged.RefuseAny();
        var indexes = Volatile.Read(ref _indexes);
        if (indexes.Find<FieldIndex>(field) is { } index)
        {
            return !index.IsEmpty;
        }

        if (indexes.IsAbsent(field))
        {
            return false;
        }

        if (_inOrder.Any(row => field.Read(row) is not null))
        {
            return true;
        }

        if (Count >= SmallTable)
        {
            Change(all => all.WithAbsent(field));
        }

        return false;
    }

    /// <summary>The index over a field that the configuration asks for: built on first use, kept up by later writes.</summary>
    /// <exception cref="RowDamagedException">It would not have all rows.</exception>
    internal FieldIndex IndexOn(TableField field) =>
        Sound()._indexes.Find<FieldIndex>(field) ?? Keep(field, FieldIndex.Build(field, _inOrder), isKept: true);

    /// <summary>The same for ranges.</summary>
    /// <exception cref="RowDamagedException">It would not have all rows.</exception>
    internal RangeIndex RangesOn(TableField field) =>
        Sound()._indexes.Find<RangeIndex>(field) ?? Keep(field, RangeIndex.Build(field, _inOrder), isKept: true);

    /// <summary>The index over a field that a caller asks for; null until it is earned.</summary>
    internal FieldIndex? AskIndex(TableField field) => Ask(field, FieldIndex.Build);

    /// <summary>The same for ranges.</summary>
    internal RangeIndex? AskRanges(TableField field) => Ask(field, RangeIndex.Build);

    private T? Ask<T>(TableField field, Func<TableField, IEnumerable<Row>, T> build)
        where T : class, IRowIndex
    {
        Damaged.RefuseAny();
        var indexes = Volatile.Read(ref _indexes);
        if (indexes.Find<T>(field) is { } index)
        {
            return index;
        }

        if (Count < SmallTable || !Has(field))
        {
            return null;
        }

        if (indexes.WasAsked<T>(field))
        {
            return Keep(field, build(field, _inOrder), isKept: false);
        }

        Change(all => all.WithAsked<T>(field));
        return null;
    }

    private T Keep<T>(TableField field, T index, bool isKept)
        where T : class, IRowIndex
    {
        Change(all => all.With(field, index, isKept));
        return index;
    }

    private void Change(Func<TableIndexes, TableIndexes> change)
    {
        while (true)
        {
            var before = Volatile.Read(ref _indexes);
            if (ReferenceEquals(Interlocked.CompareExchange(ref _indexes, change(before), before), before))
            {
                return;
            }
        }
    }

    private TableIndexes Indexes(Row? old, Row? now, int rows) => Volatile.Read(ref _indexes).Replace(old, now, rows);

    private TableRows Gone(string key) => _byKey.Find(key) is { } row ? Remove(row) : this;

    private TableRows With(DamagedRows damaged) => new(_byKey, _inOrder, _indexes, _deleted, damaged);

    private TableRows Sound()
    {
        Damaged.RefuseAny();
        return this;
    }
}
