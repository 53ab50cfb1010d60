using Mockd.Contracts.Json;
using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

/// <summary>Lists of any values, under any changes, are what a plain model with a comparison of its own says.</summary>
public sealed class ListModelTests
{
    private static readonly string[] Fields = ["a", "b"];

    // As JSON; "absent" stands for a row without the field.
    private static readonly string[] Mixed =
    [
        "absent",
        "null",
        "true",
        "false",
        "\"true\"",
        "\"null\"",
        "\"\"",
        "\"5\"",
        "5",
        "5.0",
        "5.00000000000000000001",
        "50e-1",
        "-5",
        "0",
        "-0.0",
        "0.1",
        "0.10",
        "0.1000000000000000055511151231257827",
        "9007199254740992",
        "9007199254740993",
        "9007199254740993.0",
        "-9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "123456789012345678901234567890",
        "123456789012345678901234567891",
        "1e400",
        "1e-400",
        "10e399",
        "[]",
        "[5, \"red\"]",
        "[null]",
        "[9007199254740993]",
        "[[5]]",
        "{}",
        "{\"x\": 5}",
        "\"red\"",
        "\"Red\"",
        "\"reddish\"",
        "\"2026-03-29T01:30:00+01:00\"",
        "\"2026-03-29T00:30:00+00:00\"",
        "\"2026-03-29T00:15:00+00:00\"",
        "\"2026-03-28\"",
        "1774744200",
    ];

    private static readonly string[] Numbers = [.. Mixed.Where(m => m == "absent" || char.IsAsciiDigit(m[^1]))];

    private static readonly string[] Times =
    [
        "absent",
        .. Enumerable.Range(0, 40).Select(i => $"\"2026-03-29T{i % 24:00}:30:00+0{i % 3}:00\""),
    ];

    private static readonly string[] Odd = ["005", "+5", ".5", "5.", "1e", "NaN", "True", "0x5", "5 ", "-"];

    [Theory]
    [InlineData("mixed", 1)]
    [InlineData("mixed", 2)]
    [InlineData("mixed", 3)]
    [InlineData("numbers", 4)]
    [InlineData("numbers", 5)]
    [InlineData("times", 6)]
    public void List_OfAnyValuesUnderAnyChanges_IsWhatThePlainModelSays(string kind, ulong seed)
    {
        var pool =
            kind == "numbers" ? Numbers
            : kind == "times" ? Times
            : Mixed;
        var dice = new Dice(seed);
        var model = new RowModel();
        var table = TableRows.Empty;
        var indexes = 0;
        for (var i = 1; i <= 500; i++)
        {
            table = Change(table, model, ref dice, pool, i);
            if (i % 2 == 0)
            {
                continue;
            }

            var asked = Enumerable.Range(0, dice.Next(3)).Select(_ => Ask(ref dice, pool)).ToArray();
            var sortBy = dice.Next(4) == 0 ? dice.Pick(Fields) : null;
            var query = Query(ref dice, model, asked, sortBy);
            var expected = model.Run(query, asked, sortBy);
            var page = ListQueries.Run(table, query);

            var told =
                $"step {i}: {string.Join(", ", asked.Select(a => $"{a.Field} {a.Comparison} {string.Join('|', a.Texts)}"))}";
            Assert.True(expected.Keys.SequenceEqual(page.Rows.Select(r => r.Key)), told);
            Assert.True(expected.HasMore == page.HasMore, told);
            Assert.Equal(query.NeedsTotal ? expected.Total : -1, page.Total);
            indexes = Math.Max(indexes, table.IndexCount);
        }

        Assert.True(indexes >= 2, "the lists never went by an index");
    }

    private static TableRows Change(TableRows table, RowModel model, ref Dice dice, string[] pool, int i)
    {
        var known = table.Count > 130 ? table.InOrder[dice.Next(table.Count)] : null;
        switch (dice.Next(6))
        {
            case 0 when known is not null:
                model.Remove(known);
                return table.Remove(known);
            case 1 when known is not null:
                var dead = known.ToTombstone(DateTimeOffset.UnixEpoch);
                model.Put(dead);
                return table.Put(dead);
            case 2 when known is not null:
                var changed = known.With(Values(ref dice, pool), DateTimeOffset.UnixEpoch);
                model.Put(changed);
                return table.Put(changed);
            case 3 when i > 200:
                // A key that was used before: by a live row, a tombstone, or one that is gone.
                var again = RowModel.Row(model.Keys[dice.Next(model.Keys.Count)], i, Values(ref dice, pool));
                model.Put(again);
                return table.Put(again);
            default:
                var row = RowModel.Row($"k{i}", i, Values(ref dice, pool));
                model.Put(row);
                return table.Add(row);
        }
    }

    private static JsonObject Values(ref Dice dice, string[] pool)
    {
        var builder = new JsonObjectBuilder();
        foreach (var field in Fields)
        {
            if (dice.Pick(pool) is var text and not "absent")
            {
                builder.Set(field, JsonValue.Parse(text));
            }
        }

        return builder.Build();
    }

    private static Asked Ask(ref Dice dice, string[] pool)
    {
        var comparison = dice.Next(2) == 0 ? Comparison.Equal : (Comparison)dice.Next(7);
        var texts = new string[dice.Next(5) == 0 ? 2 : 1];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = dice.Next(12) == 0 ? dice.Pick(Odd) : JsonValue.Parse(Given(ref dice, pool)).ToPlainText();
        }

        return new Asked(dice.Pick(Fields), comparison, texts);
    }

    private static string Given(ref Dice dice, string[] pool) =>
        dice.Pick(pool) is var text and not "absent" ? text : "null";

    private static ListQuery Query(ref Dice dice, RowModel model, Asked[] asked, string? sortBy)
    {
        var cursor =
            dice.Next(8) == 0 ? "never"
            : dice.Next(2) == 0 ? null
            : model.Keys[dice.Next(model.Keys.Count)];
        var isAfter = dice.Next(2) == 0;
        return new ListQuery
        {
            After = isAfter ? cursor : null,
            Before = isAfter ? null : cursor,
            Conditions = [.. asked.Select(a => a.Condition)],
            MatchesAny = asked.Length > 1 && dice.Next(6) == 0,
            SortBy = sortBy is null ? null : TableField.Stored(sortBy),
            Descending = dice.Next(2) == 0,
            Limit = 1 + dice.Next(9),
            Offset = dice.Next(5),
            NeedsTotal = dice.Next(2) == 0,
        };
    }
}
