namespace Mockd.Engine.Tables;

/// <summary>
/// The indexes of a table at one moment, persistent like the rows. Those the configuration asks for stay. One that callers ask
/// for must be earned: by a field that rows have, asked for twice. There are never more of these than <see cref="MostEarned"/>,
/// and one that nobody used during as many writes as the table has rows goes: by then keeping it has cost as much as making
/// it anew would. All of this is counted in requests, so that the same requests always lead to the same indexes.
/// </summary>
internal sealed class TableIndexes
{
    public const int MostEarned = 16;

    /// <summary>Unused ones of small tables stay this many writes.</summary>
    public const int FewestWrites = 1000;

    public static readonly TableIndexes None = new([], [], []);

    // How many fields that were asked for once, or that no row has, are remembered.
    private const int Remembered = 16;

    private readonly Entry[] _entries;
    private readonly string[] _asked;
    private readonly TableField[] _absent;

    private TableIndexes(Entry[] entries, string[] asked, TableField[] absent)
    {
        _entries = entries;
        _asked = asked;
        _absent = absent;
    }

    public int Count => _entries.Length;

    /// <summary>Null when there is none over this field; looking counts as use.</summary>
    public T? Find<T>(TableField field)
        where T : class, IRowIndex
    {
        if (EntryOf<T>(field) is not { } entry)
        {
            return null;
        }

        entry.Use();
        return (T)entry.Index;
    }

    /// <summary>No row has the field, as far as is remembered.</summary>
    public bool IsAbsent(TableField field) => Array.Exists(_absent, f => f.Name == field.Name);

    public TableIndexes WithAbsent(TableField field) =>
        IsAbsent(field) ? this : new(_entries, _asked, [.. _absent.TakeLast(Remembered - 1), field]);

    public bool WasAsked<T>(TableField field) => Array.IndexOf(_asked, KeyOf<T>(field)) >= 0;

    public TableIndexes WithAsked<T>(TableField field) =>
        WasAsked<T>(field) ? this : new(_entries, [.. _asked.TakeLast(Remembered - 1), KeyOf<T>(field)], _absent);

    /// <param name="isKept">The configuration asks for it.</param>
    public TableIndexes With<T>(TableField field, T index, bool isKept)
        where T : class, IRowIndex
    {
        var key = KeyOf<T>(field);
        var entries = _entries.Where(e => e.Key != key).ToList();
        if (!isKept && entries.Count(e => !e.IsKept) >= MostEarned)
        {
            entries.Remove(entries.Where(e => !e.IsKept).MaxBy(e => e.IdleWrites)!);
        }

        return new(
            [.. entries, new Entry(key, index, isKept, 0)],
            [.. _asked.Where(a => a != key)],
            [.. _absent.Where(f => f.Name != field.Name)]
        );
    }

    /// <summary>After a write that put one row in place of another; null stands for none.</summary>
    /// <param name="rows">How many rows the table has.</param>
    public TableIndexes Replace(Row? old, Row? now, int rows)
    {
        if (_entries.Length == 0 && _absent.Length == 0)
        {
            return this;
        }

        var longest = Math.Max(FewestWrites, rows);
        var entries = new List<Entry>(_entries.Length);
        foreach (var entry in _entries)
        {
            if (entry.IsKept || entry.IdleWrites < longest)
            {
                entries.Add(entry.Replace(old, now));
            }
        }

        var absent = now is null || _absent.Length == 0 ? _absent : Array.FindAll(_absent, f => f.Read(now) is null);
        return new([.. entries], _asked, absent);
    }

    private static string KeyOf<T>(TableField field) => typeof(T).Name + field.Name;

    private Entry? EntryOf<T>(TableField field)
    {
        foreach (var entry in _entries)
        {
            if (
                entry.Index is T
                && entry.Key.EndsWith(field.Name, StringComparison.Ordinal)
                && entry.Key == KeyOf<T>(field)
            )
            {
                return entry;
            }
        }

        return null;
    }

    private sealed class Entry(string key, IRowIndex index, bool isKept, int idleWrites)
    {
        private int _idleWrites = idleWrites;

        public string Key { get; } = key;

        public IRowIndex Index { get; } = index;

        public bool IsKept { get; } = isKept;

        /// <summary>Writes since the last use.</summary>
        public int IdleWrites => Volatile.Read(ref _idleWrites);

        public void Use()
        {
            // Readers share it: most find nothing to write.
            if (IdleWrites != 0)
            {
                Volatile.Write(ref _idleWrites, 0);
            }
        }

        public Entry Replace(Row? old, Row? now) => new(Key, Index.Replace(old, now), IsKept, IdleWrites + 1);
    }
}
