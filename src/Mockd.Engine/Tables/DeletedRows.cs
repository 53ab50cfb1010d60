using System.Collections.Immutable;

namespace Mockd.Engine.Tables;

/// <summary>
/// Rows that were deleted not long ago, so that a list knows where to go on behind one of them; persistent like the rows.
/// </summary>
internal sealed class DeletedRows
{
    /// <summary>Beyond these the one deleted first is forgotten.</summary>
    public const int Most = 10_000;

    public static readonly DeletedRows None = new(RowsByKey.Empty, [], 0);

    private readonly RowsByKey _byKey;
    private readonly ImmutableQueue<Row> _inOrder;
    private readonly int _count;

    private DeletedRows(RowsByKey byKey, ImmutableQueue<Row> inOrder, int count)
    {
        _byKey = byKey;
        _inOrder = inOrder;
        _count = count;
    }

    public Row? Find(string key) => _count == 0 ? null : _byKey.Find(key);

    public DeletedRows With(Row row)
    {
        var bare = row.WithoutBytes();
        var (byKey, inOrder) = (_byKey.Put(bare), _inOrder.Enqueue(bare));
        if (_count < Most)
        {
            return new(byKey, inOrder, _count + 1);
        }

        inOrder = inOrder.Dequeue(out var first);
        return new(ReferenceEquals(byKey.Find(first.Key), first) ? byKey.Remove(first.Key) : byKey, inOrder, _count);
    }

    /// <summary>The key has a row again.</summary>
    public DeletedRows Without(string key) => Find(key) is null ? this : new(_byKey.Remove(key), _inOrder, _count);
}
