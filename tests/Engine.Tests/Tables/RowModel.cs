using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Engine.Tests.Tables;

/// <summary>What a table should hold, kept the plainest way, to compare the persistent one with.</summary>
internal sealed class RowModel
{
    private readonly List<Row> _rows = [];

    public IReadOnlyList<Row> Rows => _rows;

    public void Put(Row row)
    {
        _rows.RemoveAll(r => r.Key == row.Key);
        _rows.Add(row);
    }

    public void Remove(Row row) => _rows.RemoveAll(r => r.Key == row.Key);

    /// <summary>Keys of the page, and whether more follow.</summary>
    public (string[] Keys, bool HasMore, int Total) Run(ListQuery query)
    {
        var all = _rows
            .Where(r => !r.IsTombstone && query.Conditions.All(c => c.Holds(r)))
            .OrderBy(r => r.Sequence)
            .ToList();
        if (query.Descending)
        {
            all.Reverse();
        }

        var cursor = _rows.Find(r => r.Key == (query.After ?? query.Before));
        var isInFront = (Row r) => query.Descending ? r.Sequence > cursor!.Sequence : r.Sequence < cursor!.Sequence;
        if (query.After is null && cursor is not null)
        {
            var before = all.Where(isInFront).ToArray();
            return ([.. before.TakeLast(query.Limit).Select(r => r.Key)], before.Length > query.Limit, all.Count);
        }

        var behind = cursor is null ? all : all.Where(r => r != cursor && !isInFront(r)).ToList();
        var skip = query.After is null && query.Before is null ? query.Offset : 0;
        return (
            [.. behind.Skip(skip).Take(query.Limit).Select(r => r.Key)],
            behind.Count > skip + query.Limit,
            all.Count
        );
    }

    public static Row Row(string key, long sequence, string color, long size) =>
        new()
        {
            Key = key,
            Sequence = sequence,
            Fields = JsonObject.Of(("color", color), ("size", size)),
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
}
