using System.Collections;

namespace Mockd.Engine.Tables;

/// <summary>
/// A persistent list of rows, ascending by sequence: full leaves of a counted tree, and a tail that takes new rows, so
/// that adding the newest copies the tail alone. Elsewhere a change copies one path of the tree.
/// </summary>
internal sealed class RowsInOrder : IReadOnlyList<Row>
{
    public static readonly RowsInOrder Empty = new(RowLeaf.Empty, []);

    private readonly RowNode _tree;
    private readonly Row[] _tail;

    private RowsInOrder(RowNode tree, Row[] tail)
    {
        _tree = tree;
        _tail = tail;
    }

    public int Count => _tree.Count + _tail.Length;

    public Row this[int index] =>
        index >= _tree.Count ? _tail[index - _tree.Count]
        : index >= 0 ? _tree.RowAt(index)
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Position of the row with this sequence; when absent, the complement of where it would stand.</summary>
    public int PositionOf(long sequence)
    {
        if (sequence <= _tree.LastSequence)
        {
            return _tree.PositionOf(sequence);
        }

        var at = RowLeaf.Search(_tail, sequence);
        return at >= 0 ? _tree.Count + at : ~(_tree.Count + ~at);
    }

    /// <summary>With this row at the place of its sequence, instead of the one that was there.</summary>
    public RowsInOrder Put(Row row)
    {
        if (row.Sequence <= _tree.LastSequence)
        {
            return new(Grown(_tree.Put(row)), _tail);
        }

        var at = RowLeaf.Search(_tail, row.Sequence);
        if (at >= 0)
        {
            return new(_tree, _tail.Replaced(at, row));
        }

        if (_tail.Length < RowLeaf.Width)
        {
            return new(_tree, _tail.Inserted(~at, row));
        }

        var tree = Grown(_tree.Append(new RowLeaf(_tail)));
        return ~at == _tail.Length ? new(tree, [row]) : new(Grown(tree.Put(row)), []);
    }

    /// <summary>Without the row of this sequence; the same list when there is none.</summary>
    public RowsInOrder Remove(long sequence)
    {
        if (sequence <= _tree.LastSequence)
        {
            return new(Shrunk(_tree.Remove(sequence)), _tail);
        }

        var at = RowLeaf.Search(_tail, sequence);
        return at < 0 ? this : new(_tree, _tail.Without(at));
    }

    public IEnumerator<Row> GetEnumerator() => _tree.Rows().Concat(_tail).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static RowNode Grown((RowNode Node, RowNode? Next) parts) =>
        parts.Next is null ? parts.Node : RowBranch.Of(parts.Node, parts.Next);

    /// <summary>A root with one child only makes paths longer.</summary>
    private static RowNode Shrunk(RowNode? root)
    {
        while (root is RowBranch { Only: { } only })
        {
            root = only;
        }

        return root ?? RowLeaf.Empty;
    }
}
