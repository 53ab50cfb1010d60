namespace Mockd.Engine.Tables;

/// <summary>Up to <see cref="Width"/> nodes, each beside what one must know of it to pass it by.</summary>
internal sealed class RowBranch : RowNode
{
    private const int Width = 32;

    private readonly Child[] _children;

    private RowBranch(Child[] children, int count)
    {
        _children = children;
        Count = count;
    }

    public override int Count { get; }

    public override long LastSequence => _children[^1].LastSequence;

    /// <summary>The only node in it; null when there are more.</summary>
    public RowNode? Only => _children is [var child] ? child.Node : null;

    public static RowBranch Of(params ReadOnlySpan<RowNode> nodes)
    {
        var children = new Child[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            children[i] = new Child(nodes[i]);
        }

        return Of(children);
    }

    public override Row RowAt(int index)
    {
        var at = 0;
        while (index >= _children[at].Count)
        {
            index -= _children[at++].Count;
        }

        return _children[at].Node.RowAt(index);
    }

    public override int PositionOf(long sequence)
    {
        var at = Math.Min(IndexFor(sequence), _children.Length - 1);
        var before = 0;
        for (var i = 0; i < at; i++)
        {
            before += _children[i].Count;
        }

        var below = _children[at].Node.PositionOf(sequence);
        return below >= 0 ? before + below : ~(before + ~below);
    }

    public override (RowNode Node, RowNode? Next) Put(Row row)
    {
        var at = Math.Min(IndexFor(row.Sequence), _children.Length - 1);
        var (node, next) = _children[at].Node.Put(row);
        return With(at, node, next);
    }

    public override (RowNode Node, RowNode? Next) Append(RowLeaf leaf)
    {
        var at = _children.Length - 1;
        var (node, next) = _children[at].Node.Append(leaf);

        // A full branch stays full: what comes behind it starts a branch of its own.
        return next is not null && _children.Length == Width ? (this, Of(next)) : With(at, node, next);
    }

    public override RowNode? Remove(long sequence)
    {
        var at = IndexFor(sequence);
        if (at == _children.Length)
        {
            return this;
        }

        var child = _children[at];
        var left = child.Node.Remove(sequence);
        if (ReferenceEquals(left, child.Node))
        {
            return this;
        }

        return left is not null ? new RowBranch(_children.Replaced(at, new Child(left)), Count - 1)
            : _children.Length == 1 ? null
            : new RowBranch(_children.Without(at), Count - 1);
    }

    public override IEnumerable<Row> Rows() => _children.SelectMany(child => child.Node.Rows());

    private static RowBranch Of(Child[] children)
    {
        var count = 0;
        foreach (var child in children)
        {
            count += child.Count;
        }

        return new RowBranch(children, count);
    }

    /// <summary>The first child that is not wholly older than this sequence.</summary>
    private int IndexFor(long sequence)
    {
        int low = 0,
            high = _children.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _children[middle].LastSequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private (RowNode Node, RowNode? Next) With(int at, RowNode node, RowNode? next)
    {
        var replaced = _children.Replaced(at, new Child(node));
        if (next is null)
        {
            return (new RowBranch(replaced, Count - _children[at].Count + node.Count), null);
        }

        var all = replaced.Inserted(at + 1, new Child(next));
        return all.Length <= Width ? (Of(all), null) : (Of(all[..(all.Length / 2)]), Of(all[(all.Length / 2)..]));
    }

    private readonly struct Child(RowNode node)
    {
        public RowNode Node { get; } = node;

        public int Count { get; } = node.Count;

        public long LastSequence { get; } = node.LastSequence;
    }
}
