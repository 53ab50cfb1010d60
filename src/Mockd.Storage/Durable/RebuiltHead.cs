using System.Globalization;
using Mockd.Contracts.Json;

namespace Mockd.Storage.Durable;

/// <summary>
/// A head for a state whose own is damaged, from its rows: numbers go on far behind those that were given out, so that no
/// key comes twice.
/// </summary>
internal static class RebuiltHead
{
    private const long Gap = 1_000_000;

    public static string Of(IEnumerable<StoredRow> rows)
    {
        var sequence = 0L;
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in rows.Where(r => r.Table != AnswerRows.Table))
        {
            sequence = Math.Max(sequence, row.Sequence);
            var number = long.TryParse(row.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : 0;
            counters[row.Table] = Math.Max(counters.GetValueOrDefault(row.Table), number);
        }

        return new JsonObjectBuilder()
            .Set("sequence", sequence)
            .Set("draws", ((sequence * Gap) + Gap).ToString(CultureInfo.InvariantCulture))
            .Set("counters", JsonObject.Empty)
            .Set("tables", JsonArray.Of(counters.Keys.Select(n => (JsonValue)n)))
            .Set(
                "otherCounters",
                JsonObject.Of(
                    counters.Where(c => c.Value > 0).Select(c => KeyValuePair.Create(c.Key, (JsonValue)c.Value))
                )
            )
            .Build()
            .ToString();
    }
}
