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

        var at = all.FindIndex(r => r.Key == (query.After ?? query.Before));
        if (query.After is null && at >= 0)
        {
            var start = Math.Max(0, at - query.Limit);
            return ([.. all[start..at].Select(r => r.Key)], start > 0, all.Count);
        }

        var from = query.After is null && query.Before is null ? query.Offset : at + 1;
        var page = all.Skip(from).Take(query.Limit).Select(r => r.Key).ToArray();
        return (page, from + page.Length < all.Count, all.Count);
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
