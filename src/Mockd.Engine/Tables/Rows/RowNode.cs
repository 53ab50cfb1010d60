namespace Mockd.Engine.Tables;

/// <summary>A node of a persistent tree of rows that counts, ascending by sequence; all leaves are equally deep.</summary>
internal abstract class RowNode
{
    public abstract int Count { get; }

    /// <summary>Of the newest row; the lowest number there is when there is none.</summary>
    public abstract long LastSequence { get; }

    public abstract Row RowAt(int index);

    /// <summary>Position of the row with this sequence; when absent, the complement of where it would stand.</summary>
    public abstract int PositionOf(long sequence);

    /// <summary>With this row at the place of its sequence; two nodes when one cannot hold all.</summary>
    public abstract (RowNode Node, RowNode? Next) Put(Row row);

    /// <summary>With a leaf whose rows are newer than all others.</summary>
    public abstract (RowNode Node, RowNode? Next) Append(RowLeaf leaf);

    /// <summary>Without the row of this sequence; itself when there is none, null when nothing is left.</summary>
    public abstract RowNode? Remove(long sequence);

    public abstract IEnumerable<Row> Rows();
}
