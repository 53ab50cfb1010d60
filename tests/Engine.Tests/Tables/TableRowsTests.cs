using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

public sealed class TableRowsTests
{
    private static readonly string[] Colors = ["red", "green", "blue", "10"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Table_UnderRandomChanges_AnswersEveryQueryAsThePlainModel(ulong seed)
    {
        var dice = new Dice(seed);
        var model = new RowModel();
        var table = TableRows.Empty;
        for (var i = 1; i <= 600; i++)
        {
            table = Change(table, model, ref dice, i);
            if (i % 5 == 0)
            {
                var query = Query(ref dice, model);
                var expected = model.Run(query);
                var page = ListQueries.Run(table, query);
                Assert.Equal(expected.Keys, page.Rows.Select(r => r.Key));
                Assert.Equal(expected.HasMore, page.HasMore);
                Assert.Equal(expected.Total, page.Total);
            }
        }
    }

    [Fact]
    public void Table_AfterALaterChange_IsAsItWas()
    {
        var before = TableRows.Empty.Put(RowModel.Row("a", 1, "red", 1)).Put(RowModel.Row("b", 2, "red", 2));
        var field = TableField.Stored("color");
        Assert.Equal(2, before.IndexOn(field).Find("red").Count);

        var after = before.Remove(before.Find("a")!).Put(RowModel.Row("c", 3, "red", 3));

        Assert.Equal(["a", "b"], before.InOrder.Select(r => r.Key));
        Assert.Equal([1L, 2L], before.IndexOn(field).Find("red"));
        Assert.Equal([2L, 3L], after.IndexOn(field).Find("red"));
    }

    [Fact]
    public void Tombstone_IsInNoListAndFoundByKey()
    {
        var row = RowModel.Row("a", 1, "red", 1);
        var table = TableRows.Empty.Put(row).Put(row.ToTombstone(DateTimeOffset.UnixEpoch));

        Assert.Equal(0, table.Count);
        Assert.True(table.Find("a")!.IsTombstone);
    }

    [Fact]
    public void IndexedFilter_OnANumber_FindsItHoweverItIsWritten()
    {
        var table = TableRows.Empty.Put(RowModel.Row("a", 1, "10", 1_000_000));
        var query = new ListQuery { Conditions = [new(TableField.Stored("size"), Comparison.Equal, ["1000000"])] };

        Assert.Single(ListQueries.Run(table, query).Rows);
        Assert.Single(table.IndexOn(TableField.Stored("color")).Find("10"));
    }

    private static TableRows Change(TableRows table, RowModel model, ref Dice dice, int i)
    {
        var known = model.Rows.Count > 0 ? model.Rows[dice.Next(model.Rows.Count)] : null;
        switch (dice.Next(10))
        {
            case 0 when known is not null:
                model.Remove(known);
                return table.Remove(known);
            case 1 when known is { IsTombstone: false }:
                var dead = known.ToTombstone(DateTimeOffset.UnixEpoch);
                model.Put(dead);
                return table.Put(dead);
            case 2 or 3 when known is { IsTombstone: false }:
                var changed = known.With(
                    RowModel.Row("", 0, dice.Pick(Colors), dice.Next(5)).Fields,
                    DateTimeOffset.UnixEpoch
                );
                model.Put(changed);
                return table.Put(changed);
            default:
                var row = RowModel.Row($"k{i}", i, dice.Pick(Colors), dice.Next(5));
                model.Put(row);
                return table.Put(row);
        }
    }

    private static ListQuery Query(ref Dice dice, RowModel model)
    {
        var conditions = new List<Condition>();
        if (dice.Next(2) == 0)
        {
            conditions.Add(new(TableField.Stored("color"), Comparison.Equal, [dice.Pick(Colors)]));
        }

        if (dice.Next(3) == 0)
        {
            conditions.Add(new(TableField.Stored("size"), Comparison.GreaterOrEqual, ["2"]));
        }

        var cursor = model.Rows.Count == 0 || dice.Next(2) == 0 ? null : model.Rows[dice.Next(model.Rows.Count)].Key;
        var isAfter = dice.Next(2) == 0;
        return new ListQuery
        {
            After = isAfter ? cursor : null,
            Before = isAfter ? null : cursor,
            Conditions = conditions,
            Descending = dice.Next(2) == 0,
            Limit = 1 + dice.Next(7),
            Offset = dice.Next(9),
            NeedsTotal = true,
        };
    }
}
