using System.Numerics;

namespace Mockd.Engine.Tables;

/// <summary>
/// A persistent map from key to row: a trie over the bits of the key's hash, 32 ways at each node (Bagwell, "Ideal Hash
/// Trees", 2001; rows before children as in Steindorfer and Vinju, "Optimizing Hash-Array Mapped Tries", 2015). A change
/// copies the nodes on one path, of which there are four at a million rows.
/// </summary>
internal sealed class RowsByKey
{
    public static readonly RowsByKey Empty = new(0, 0, []);

    private const int BitsPerLevel = 5;
    private const int HashBits = 32;

    // Which of the 32 places hold a row, and which a child node. Beyond the last level neither is used: rows whose whole
    // hash is equal stand side by side.
    private readonly uint _rowPlaces;
    private readonly uint _childPlaces;

    // Rows first, child nodes behind them, each in the order of their places.
    private readonly object[] _items;

    private RowsByKey(uint rowPlaces, uint childPlaces, object[] items)
    {
        _rowPlaces = rowPlaces;
        _childPlaces = childPlaces;
        _items = items;
    }

    /// <summary>Which of the 32 places are taken.</summary>
    internal uint Places => _rowPlaces | _childPlaces;

    /// <summary>False where rows of one hash stand side by side.</summary>
    internal bool HasPlaces => Places != 0 || _items.Length == 0;

    public Row? Find(string key)
    {
        var hash = HashOf(key);
        var node = this;
        for (var shift = 0; shift < HashBits; shift += BitsPerLevel)
        {
            var place = PlaceOf(hash, shift);
            if ((node._rowPlaces & place) != 0)
            {
                var row = (Row)node._items[node.RowIndex(place)];
                return row.Key == key ? row : null;
            }

            if ((node._childPlaces & place) == 0)
            {
                return null;
            }

            node = (RowsByKey)node._items[node.ChildIndex(place)];
        }

        return node.IndexAmongEqualHashes(key) is >= 0 and var at ? (Row)node._items[at] : null;
    }

    /// <summary>With this row under its key, in place of the one that was there.</summary>
    public RowsByKey Put(Row row) => Put(row, HashOf(row.Key), 0);

    /// <summary>Without the row of this key; the same map when there is none.</summary>
    public RowsByKey Remove(string key) => Remove(key, HashOf(key), 0);

    /// <summary>All rows, in no order.</summary>
    public IEnumerable<Row> Rows()
    {
        foreach (var item in _items)
        {
            if (item is Row row)
            {
                yield return row;
                continue;
            }

            foreach (var below in ((RowsByKey)item).Rows())
            {
                yield return below;
            }
        }
    }

    /// <summary>The row or the map below; null when the place is free.</summary>
    internal object? ItemAt(uint place) =>
        (_rowPlaces & place) != 0 ? _items[RowIndex(place)]
        : (_childPlaces & place) != 0 ? _items[ChildIndex(place)]
        : null;

    // Seeded per process, so that nobody can choose keys that collide.
    private static uint HashOf(string key) => (uint)string.GetHashCode(key);

    private static uint PlaceOf(uint hash, int shift) => 1u << (int)((hash >> shift) & 31);

    private static int CountBelow(uint places, uint place) => BitOperations.PopCount(places & (place - 1));

    private int RowIndex(uint place) => CountBelow(_rowPlaces, place);

    private int ChildIndex(uint place) => BitOperations.PopCount(_rowPlaces) + CountBelow(_childPlaces, place);

    private int IndexAmongEqualHashes(string key) => Array.FindIndex(_items, item => ((Row)item).Key == key);

    private RowsByKey Put(Row row, uint hash, int shift)
    {
        if (shift >= HashBits)
        {
            var at = IndexAmongEqualHashes(row.Key);
            return new(0, 0, at < 0 ? _items.Inserted(_items.Length, row) : _items.Replaced(at, row));
        }

        var place = PlaceOf(hash, shift);
        if ((_childPlaces & place) != 0)
        {
            var at = ChildIndex(place);
            return new(
                _rowPlaces,
                _childPlaces,
                _items.Replaced(at, ((RowsByKey)_items[at]).Put(row, hash, shift + BitsPerLevel))
            );
        }

        var index = RowIndex(place);
        if ((_rowPlaces & place) == 0)
        {
            return new(_rowPlaces | place, _childPlaces, _items.Inserted(index, row));
        }

        var there = (Row)_items[index];
        if (there.Key == row.Key)
        {
            return new(_rowPlaces, _childPlaces, _items.Replaced(index, row));
        }

        // Two rows for one place: both move into a child.
        var child = Empty.Put(there, HashOf(there.Key), shift + BitsPerLevel).Put(row, hash, shift + BitsPerLevel);
        var (rows, children) = (_rowPlaces & ~place, _childPlaces | place);
        return new(
            rows,
            children,
            _items.Moved(index, BitOperations.PopCount(rows) + CountBelow(children, place), child)
        );
    }

    private RowsByKey Remove(string key, uint hash, int shift)
    {
        if (shift >= HashBits)
        {
            var at = IndexAmongEqualHashes(key);
            return at < 0 ? this : new(0, 0, _items.Without(at));
        }

        var place = PlaceOf(hash, shift);
        if ((_rowPlaces & place) != 0)
        {
            var index = RowIndex(place);
            return ((Row)_items[index]).Key == key
                ? new(_rowPlaces & ~place, _childPlaces, _items.Without(index))
                : this;
        }

        if ((_childPlaces & place) == 0)
        {
            return this;
        }

        var childIndex = ChildIndex(place);
        var child = (RowsByKey)_items[childIndex];
        var left = child.Remove(key, hash, shift + BitsPerLevel);
        if (ReferenceEquals(left, child))
        {
            return this;
        }

        // A child holds two rows or more; the last one moves back up.
        if (left._items is [Row last])
        {
            var (rows, children) = (_rowPlaces | place, _childPlaces & ~place);
            return new(rows, children, _items.Moved(childIndex, CountBelow(rows, place), last));
        }

        return new(_rowPlaces, _childPlaces, _items.Replaced(childIndex, left));
    }
}
