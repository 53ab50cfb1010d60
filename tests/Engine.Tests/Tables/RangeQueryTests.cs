using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

/// <summary>Ranges over an index find what looking at every row finds.</summary>
public sealed class RangeQueryTests
{
    private static readonly TableField Size = TableField.Stored("size");
    private static readonly DateTimeOffset Day = new(2026, 1, 31, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("numbers")]
    [InlineData("times")]
    [InlineData("mixed")]
    public void Range_UnderRandomChanges_FindsWhatAScanFinds(string kind)
    {
        var dice = new Dice(3);
        var table = TableRows.Empty;
        var used = 0;
        for (var i = 1; i <= 2500; i++)
        {
            table = Change(table, ref dice, kind, i);
            if (i < 200 || i % 4 != 0)
            {
                continue;
            }

            var query = Query(ref dice, table, kind);
            var expected = Scan(table, query);
            var page = ListQueries.Run(table, query);
            Assert.Equal(expected.Take(query.Limit).Select(r => r.Key), page.Rows.Select(r => r.Key));
            Assert.Equal(expected.Count > query.Limit, page.HasMore);
            if (query.NeedsTotal)
            {
                Assert.Equal(table.InOrder.Count(r => query.Conditions.All(c => c.Holds(r))), page.Total);
            }

            used += table.RangesOn(Size).Find([query.Conditions[0]]) is null ? 0 : 1;
        }

        Assert.True(kind == "mixed" ? used == 0 : used > 300, $"the index was used {used} times");
    }

    [Fact]
    public void Index_OfAnEarlierState_IsAsItWas()
    {
        var before = Enumerable.Range(1, 300).Aggregate(TableRows.Empty, (all, i) => all.Put(Row($"r{i}", i, i)));
        Condition[] from = [Condition.Sent(Size, Comparison.GreaterOrEqual, "290")];
        Assert.Equal(11, before.RangesOn(Size).Find(from)!.Count);

        var after = before.Remove(before.Find("r295")!).Put(Row("r301", 301, 1000)).Put(Row("r1", 1, 999));

        Assert.Equal(11, before.RangesOn(Size).Find(from)!.Count);
        Assert.Equal(
            [1, 290, 291, 292, 293, 294, 296, 297, 298, 299, 300, 301],
            after.RangesOn(Size).Find(from)!.Sequences()
        );
    }

    private static TableRows Change(TableRows table, ref Dice dice, string kind, int i)
    {
        if (table.Count > 150 && dice.Next(4) == 0)
        {
            var row = table.InOrder[dice.Next(table.Count)];
            return dice.Next(3) switch
            {
                0 => table.Remove(row),
                1 => table.Put(row.ToTombstone(Day)),
                _ => table.Put(Row(row.Key, row.Sequence, Value(ref dice, kind))),
            };
        }

        return table.Put(Row($"r{i}", i, Value(ref dice, kind)));
    }

    private static JsonValue Value(ref Dice dice, string kind) =>
        dice.Next(12) == 0 ? JsonValue.Null
        : kind == "numbers" || (kind == "mixed" && dice.Next(2) == 0)
            ? dice.Next(3) == 0 ? (JsonValue)(dice.Next(100) / 4.0)
                : dice.Next(1000)
        : kind == "mixed" && dice.Next(2) == 0 ? "word"
        : Time(ref dice);

    private static string Time(ref Dice dice) =>
        Day.AddMinutes(dice.Next(5000))
            .ToString(
                dice.Next(2) == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss'+00:00'",
                CultureInfo.InvariantCulture
            );

    private static ListQuery Query(ref Dice dice, TableRows table, string kind)
    {
        var conditions = new List<Condition>();
        for (var i = 1 + dice.Next(3); i > 0; i--)
        {
            var comparison = Comparison.Less + dice.Next(4);
            var text = kind == "times" ? Time(ref dice) : dice.Next(1000).ToString(CultureInfo.InvariantCulture);
            conditions.Add(Condition.Sent(Size, comparison, text));
        }

        return new ListQuery
        {
            Conditions = conditions,
            Descending = dice.Next(2) == 0,
            Limit = 1 + dice.Next(19),
            NeedsTotal = dice.Next(2) == 0,
            After = dice.Next(3) == 0 ? table.InOrder[dice.Next(table.Count)].Key : null,
        };
    }

    private static List<Row> Scan(TableRows table, ListQuery query)
    {
        var rows = query.Descending ? table.InOrder.Reverse() : table.InOrder;
        if (query.After is { } after)
        {
            rows = rows.SkipWhile(r => r.Key != after).Skip(1);
        }

        return [.. rows.Where(r => query.Conditions.All(c => c.Holds(r)))];
    }

    private static Row Row(string key, long sequence, JsonValue size) =>
        new()
        {
            Key = key,
            Sequence = sequence,
            Fields = JsonObject.Of(("size", size)),
            CreatedAt = Day,
            UpdatedAt = Day,
        };
}
