using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Engine.Tests.Tables;

/// <summary>What a table should hold, kept the plainest way, to compare the persistent one with.</summary>
internal sealed class RowModel
{
    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, Row> _gone = [];

    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>Every key that ever had a row.</summary>
    public List<string> Keys { get; } = [];

    public void Put(Row row)
    {
        _rows.RemoveAll(r => r.Key == row.Key);
        _rows.Add(row);
        _gone.Remove(row.Key);
        if (!Keys.Contains(row.Key))
        {
            Keys.Add(row.Key);
        }
    }

    public void Remove(Row row)
    {
        _rows.RemoveAll(r => r.Key == row.Key);
        _gone[row.Key] = row;
    }

    /// <summary>Keys of the page, whether more follow, and how many rows match.</summary>
    public (string[] Keys, bool HasMore, int Total) Run(ListQuery query, IReadOnlyList<Asked> asked, string? sortBy)
    {
        var order = Comparer<Row>.Create(
            (a, b) =>
            {
                var byValue = sortBy is null ? 0 : PlainComparison.Sort(a.Fields[sortBy], b.Fields[sortBy]);
                return (query.Descending ? -1 : 1) * (byValue != 0 ? byValue : a.Sequence.CompareTo(b.Sequence));
            }
        );
        var all = _rows
            .Where(r => !r.IsTombstone && (query.MatchesAny ? asked.Any(a => a.Holds(r)) : asked.All(a => a.Holds(r))))
            .Order(order)
            .ToArray();
        var key = query.After ?? query.Before;
        var cursor = key is null ? null : _rows.Find(r => r.Key == key) ?? _gone.GetValueOrDefault(key);
        if (cursor is null)
        {
            var skip = key is null ? query.Offset : 0;
            return (Page(all.Skip(skip).Take(query.Limit)), all.Length > skip + query.Limit, all.Length);
        }

        var isAfter = query.After is not null;
        var rest = Array.FindAll(all, r => isAfter ? order.Compare(r, cursor) > 0 : order.Compare(r, cursor) < 0);
        var page = isAfter ? rest.Take(query.Limit) : rest.TakeLast(query.Limit);
        return (Page(page), rest.Length > query.Limit, all.Length);
    }

    public static Row Row(string key, long sequence, string color, long size) =>
        Row(key, sequence, JsonObject.Of(("color", color), ("size", size)));

    public static Row Row(string key, long sequence, JsonObject fields) =>
        new()
        {
            Key = key,
            Sequence = sequence,
            Fields = fields,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };

    private static string[] Page(IEnumerable<Row> rows) => [.. rows.Select(r => r.Key)];
}
