namespace Mockd.Engine.Tables;

/// <summary>Up to <see cref="Width"/> rows side by side.</summary>
internal sealed class RowLeaf(Row[] rows) : RowNode
{
    public const int Width = 32;

    public static readonly RowLeaf Empty = new([]);

    public override int Count => rows.Length;

    public override long LastSequence => rows.Length == 0 ? long.MinValue : rows[^1].Sequence;

    public override Row RowAt(int index) => rows[index];

    public override int PositionOf(long sequence) => Search(rows, sequence);

    public override (RowNode Node, RowNode? Next) Put(Row row)
    {
        var at = Search(rows, row.Sequence);
        if (at >= 0)
        {
            return (new RowLeaf(rows.Replaced(at, row)), null);
        }

        var all = rows.Inserted(~at, row);
        return all.Length <= Width
            ? (new RowLeaf(all), null)
            : (new RowLeaf(all[..(all.Length / 2)]), new RowLeaf(all[(all.Length / 2)..]));
    }

    public override (RowNode Node, RowNode? Next) Append(RowLeaf leaf) =>
        rows.Length == 0 ? (leaf, null) : (this, leaf);

    public override RowNode? Remove(long sequence)
    {
        var at = Search(rows, sequence);
        return at < 0 ? this
            : rows.Length == 1 ? null
            : new RowLeaf(rows.Without(at));
    }

    public override IEnumerable<Row> Rows() => rows;

    /// <summary>Index of the row with this sequence, or the complement of where it would stand.</summary>
    public static int Search(Row[] rows, long sequence)
    {
        int low = 0,
            high = rows.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var found = rows[middle].Sequence;
            if (found == sequence)
            {
                return middle;
            }

            (low, high) = found < sequence ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
