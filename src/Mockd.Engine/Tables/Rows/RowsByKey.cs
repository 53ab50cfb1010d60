namespace Mockd.Engine.Tables;

/// <summary>
/// A persistent map from key to row: a trie over the bits of the key's hash (Bagwell, "Ideal Hash Trees", 2001), 32 ways at
/// each branch, and a few rows side by side where it ends. A change copies the branches on one path, of which there are three
/// at a million rows.
/// </summary>
internal readonly struct RowsByKey
{
    /// <summary>Beyond these, rows side by side become a branch.</summary>
    private const int MostTogether = 8;

    // Nothing, a Row, a Row[] of several, or a RowsBranch.
    private readonly object? _root;

    private RowsByKey(object? root) => _root = root;

    public static RowsByKey Empty => default;

    public Row? Find(string key)
    {
        var hash = Row.HashOf(key);
        var (item, rest) = (_root, hash);
        while (item is RowsBranch branch)
        {
            item = branch[(int)(rest & RowsBranch.Mask)];
            rest >>= RowsBranch.Bits;
        }

        if (item is Row row)
        {
            return row.KeyHash == hash && row.HasKey(key) ? row : null;
        }

        foreach (var each in (Row[]?)item ?? [])
        {
            if (each.KeyHash == hash && each.HasKey(key))
            {
                return each;
            }
        }

        return null;
    }

    /// <summary>With this row under its key, in place of the one that was there.</summary>
    public RowsByKey Put(Row row) => new(Put(_root, row, row.Key, 0));

    /// <summary>Without the row of this key; the same map when there is none.</summary>
    public RowsByKey Remove(string key) => new(Remove(_root, key, Row.HashOf(key), 0));

    /// <summary>All rows, in no order.</summary>
    public IEnumerable<Row> Rows() => RowsOf(_root);

    /// <summary>Each key whose row is not the same object in both, in no order; what both share is not entered.</summary>
    /// <param name="most">Ends with one more, where there are more.</param>
    public List<(Row? Before, Row? After)> ChangesTo(RowsByKey later, int most)
    {
        var differences = new RowDifferences(most);
        differences.Search(_root, later._root);
        return differences.Found;
    }

    /// <summary>All rows of a part of such a map, in no order.</summary>
    internal static IEnumerable<Row> RowsOf(object? item) =>
        item switch
        {
            null => [],
            Row row => [row],
            Row[] rows => rows,
            _ => ((RowsBranch)item).Rows(),
        };

    private static object Put(object? item, Row row, string key, int shift)
    {
        switch (item)
        {
            case RowsBranch branch:
                var place = RowsBranch.PlaceOf(row.KeyHash, shift);
                return branch.With(place, Put(branch[place], row, key, shift + RowsBranch.Bits));
            case null:
                return row;
            case Row there:
                return IsOf(there, key, row.KeyHash) ? row : new Row[] { there, row };
        }

        var rows = (Row[])item;
        var at = Array.FindIndex(rows, r => IsOf(r, key, row.KeyHash));
        return at >= 0 ? rows.Replaced(at, row)
            : rows.Length < MostTogether || shift >= RowsBranch.HashBits ? rows.Inserted(rows.Length, row)
            : RowsBranch.Of([.. rows, row], shift, static (below, each, more) => Put(below, each, each.Key, more));
    }

    private static object? Remove(object? item, string key, uint hash, int shift)
    {
        switch (item)
        {
            case RowsBranch branch:
                var place = RowsBranch.PlaceOf(hash, shift);
                var below = branch[place];
                var left = Remove(below, key, hash, shift + RowsBranch.Bits);
                return ReferenceEquals(left, below) ? branch : branch.Without(place, left);
            case null:
                return null;
            case Row there:
                return IsOf(there, key, hash) ? null : there;
        }

        var rows = (Row[])item;
        var at = Array.FindIndex(rows, r => IsOf(r, key, hash));
        return at < 0 ? rows
            : rows.Length == 2 ? rows[1 - at]
            : rows.Without(at);
    }

    private static bool IsOf(Row row, string key, uint hash) => row.KeyHash == hash && row.HasKey(key);
}
