using Mockd.Contracts.Json;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

/// <summary>Indexes are earned, bounded, and go when nobody uses them: counted in requests.</summary>
public sealed class IndexUseTests
{
    private static readonly TableField Color = TableField.Stored("color");
    private static readonly TableField Size = TableField.Stored("size");

    [Fact]
    public void List_ByTenThousandNamesThatNoRowHas_LeavesNoIndex()
    {
        var table = Filled(200);
        for (var i = 0; i < 10_000; i++)
        {
            var field = TableField.Stored($"zz{i}");
            Assert.False(table.Has(field));
            List(table, field, "1");
            List(table, field, "1");
        }

        Assert.Equal(0, table.IndexCount);
        Assert.Equal(0, Written(table, 5).IndexCount);
    }

    [Fact]
    public void List_ByAField_HasAnIndexFromTheSecondTimeOn()
    {
        var table = Filled(200);

        Assert.Equal(100, List(table, Color, "red"));
        Assert.Equal(0, table.IndexCount);
        Assert.Equal(100, List(table, Color, "red"));
        Assert.Equal(1, table.IndexCount);
        Assert.Equal(100, List(table, Color, "red"));
        Assert.Equal(1, table.IndexCount);
    }

    [Fact]
    public void List_AskedAgainAfterAWrite_EarnsItsIndexToo()
    {
        var table = Filled(200);
        List(table, Color, "red");
        var next = Written(table, 1);
        List(next, Color, "red");

        Assert.Equal(1, next.IndexCount);
        Assert.Equal(0, table.IndexCount);
    }

    [Fact]
    public void List_OfASmallTable_NeedsNoIndex()
    {
        var (small, large) = (Filled(TableRows.SmallTable - 1), Filled(TableRows.SmallTable));
        for (var i = 0; i < 3; i++)
        {
            List(small, Color, "red");
            List(large, Color, "red");
        }

        Assert.Equal(0, small.IndexCount);
        Assert.Equal(1, large.IndexCount);
    }

    [Fact]
    public void Range_AskedTwice_HasAnIndexOfItsOwn()
    {
        var table = Filled(200);
        List(table, Size, "7");
        List(table, Size, "7");
        for (var i = 0; i < 2; i++)
        {
            ListQueries.Run(
                table,
                new ListQuery { Conditions = [Condition.Sent(Size, Comparison.Greater, "190")], Limit = 5 }
            );
        }

        Assert.Equal(2, table.IndexCount);
    }

    [Fact]
    public void Indexes_OfManyFieldsThatRowsHave_AreBounded()
    {
        var fields = Enumerable.Range(0, 50).Select(i => $"f{i}").ToArray();
        var table = Enumerable
            .Range(1, 150)
            .Aggregate(
                TableRows.Empty,
                (all, i) =>
                    all.Add(
                        RowModel.Row(
                            $"k{i}",
                            i,
                            JsonObject.Of(fields.Select(f => KeyValuePair.Create(f, (JsonValue)i)))
                        )
                    )
            );
        table.IndexOn(TableField.Stored("f0"));
        foreach (var name in fields)
        {
            Assert.Equal(1, List(table, TableField.Stored(name), "7"));
            Assert.Equal(1, List(table, TableField.Stored(name), "7"));
        }

        Assert.Equal(TableIndexes.MostEarned + 1, table.IndexCount);
    }

    [Fact]
    public void Index_ThatMustGiveWay_IsTheOneLongestUnused()
    {
        var table = Enumerable.Range(1, 150).Aggregate(TableRows.Empty, (all, i) => all.Add(Wide(i)));
        for (var i = 0; i < TableIndexes.MostEarned; i++)
        {
            Earn(table, $"f{i}");
        }

        table = table.Add(Wide(200));
        for (var i = 0; i < TableIndexes.MostEarned; i++)
        {
            if (i != 3)
            {
                List(table, TableField.Stored($"f{i}"), "7");
            }
        }

        Earn(table, "f49");

        // One question is enough for those that are there; f3 has to earn its index again.
        List(table, TableField.Stored("f3"), "7");
        Assert.Equal(TableIndexes.MostEarned, table.IndexCount);
        Assert.Null(table.AskIndex(TableField.Stored("f30")));
        Assert.NotNull(table.AskIndex(TableField.Stored("f4")));
        Assert.NotNull(table.AskIndex(TableField.Stored("f49")));
    }

    [Fact]
    public void Index_ThatNobodyUsesDuringManyWrites_Goes()
    {
        var table = Filled(200);
        Earn(table, "color");
        table = Written(table, TableIndexes.FewestWrites);
        Assert.Equal(1, table.IndexCount);

        Assert.Equal(0, Written(table, 1).IndexCount);
        List(table, Color, "red");
        Assert.Equal(1, Written(table, TableIndexes.FewestWrites).IndexCount);
    }

    [Fact]
    public void Index_OfALargeTable_StaysForAsManyWritesAsThereAreRows()
    {
        var table = Filled(TableIndexes.FewestWrites + 500);
        Earn(table, "color");

        Assert.Equal(1, Written(table, TableIndexes.FewestWrites + 500).IndexCount);
        Assert.Equal(0, Written(table, TableIndexes.FewestWrites + 501).IndexCount);
    }

    [Fact]
    public void Index_OfTheConfiguration_StaysUnused()
    {
        var table = Filled(10);
        table.IndexOn(Color);
        table.RangesOn(Size);

        table = Written(table, TableIndexes.FewestWrites + 50);

        Assert.Equal(2, table.IndexCount);
        Assert.Equal([1L, 3L, 5L, 7L, 9L], table.IndexOn(Color).Find("red"));
    }

    [Fact]
    public void Has_AfterAWriteThatBringsTheField_IsTrue()
    {
        var (table, field) = (Filled(200), TableField.Stored("late"));
        Assert.False(table.Has(field));

        var next = table.Add(RowModel.Row("x", 900, JsonObject.Of(("late", JsonValue.Null))));

        Assert.True(next.Has(field));
        Assert.False(table.Has(field));
        Assert.False(Written(table, 3).Has(field));
        next.IndexOn(field);
        Assert.True(next.Has(field));
        Assert.False(next.Remove(next.Find("x")!).Has(field));
    }

    [Fact]
    public void Index_OfOneEmptyTable_IsInNoOther()
    {
        var state = Mockd.Engine.State.TwinState.Empty(2);
        state.Tables[0].IndexOn(Color);

        Assert.Equal(1, state.Tables[0].Add(RowModel.Row("a", 1, "red", 1)).IndexCount);
        Assert.Equal(0, state.Tables[1].IndexCount);
        Assert.Equal(0, TableRows.Empty.IndexCount);
    }

    private static void Earn(TableRows table, string name)
    {
        List(table, TableField.Stored(name), "7");
        List(table, TableField.Stored(name), "7");
    }

    private static Row Wide(int i) =>
        RowModel.Row(
            $"k{i}",
            i,
            JsonObject.Of(Enumerable.Range(0, 50).Select(f => KeyValuePair.Create($"f{f}", (JsonValue)i)))
        );

    private static TableRows Filled(int count) =>
        Enumerable
            .Range(1, count)
            .Aggregate(TableRows.Empty, (all, i) => all.Add(RowModel.Row($"k{i}", i, i % 2 == 0 ? "blue" : "red", i)));

    /// <summary>After writes that leave the rows as many as they are.</summary>
    private static TableRows Written(TableRows table, int writes)
    {
        for (var i = 0; i < writes; i++)
        {
            table = table.Put(RowModel.Row("k2", 2, "blue", -i));
        }

        return table;
    }

    private static int List(TableRows table, TableField field, string text) =>
        ListQueries
            .Run(
                table,
                new ListQuery
                {
                    Conditions = [Condition.Sent(field, Comparison.Equal, text)],
                    NeedsTotal = true,
                    Limit = 3,
                }
            )
            .Total;
}
