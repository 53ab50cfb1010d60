using Mockd.Contracts.Json;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

/// <summary>Pages behind and in front of rows that are gone.</summary>
public sealed class CursorTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Page_BehindADeletedRow_GoesOnWhereItWas(bool isKept)
    {
        var table = Filled(9);
        var gone = table.Find("k5")!;
        table = isKept ? table.Put(gone.ToTombstone(default)) : table.Remove(gone);

        Assert.Equal(
            ["k6", "k7"],
            Keys(
                table,
                new()
                {
                    After = "k5",
                    Descending = false,
                    Limit = 2,
                }
            )
        );
        Assert.Equal(["k4", "k3"], Keys(table, new() { After = "k5", Limit = 2 }));
        Assert.Equal(
            ["k3", "k4"],
            Keys(
                table,
                new()
                {
                    Before = "k5",
                    Descending = false,
                    Limit = 2,
                }
            )
        );
        Assert.Equal(["k7", "k6"], Keys(table, new() { Before = "k5", Limit = 2 }));
    }

    [Fact]
    public void Page_BehindADeletedRowOfASortedList_GoesOnWhereItsValueStood()
    {
        var table = Filled(9);
        table = table.Remove(table.Find("k5")!);
        ListQuery query = new()
        {
            After = "k5",
            SortBy = TableField.Stored("size"),
            Descending = false,
            Limit = 2,
        };

        Assert.Equal(["k4", "k3"], Keys(table, query));
        Assert.Equal(["k7", "k6"], Keys(table, query with { After = null, Before = "k5" }));
    }

    [Fact]
    public void Page_BehindARowThatNoLongerFitsASortedList_GoesOnWhereItStands()
    {
        var table = Filled(9).Put(RowModel.Row("k5", 5, "blue", -5));
        ListQuery query = new()
        {
            After = "k5",
            SortBy = TableField.Stored("size"),
            Descending = false,
            Limit = 2,
            Conditions = [Condition.Sent(TableField.Stored("color"), Comparison.Equal, "red")],
        };

        Assert.Equal(["k4", "k3"], Keys(table, query));
    }

    [Fact]
    public void Cursor_ThatNeverWas_IsUnknown()
    {
        var page = ListQueries.Run(Filled(9), new() { After = "nope", Limit = 1 });

        Assert.False(page.CursorIsKnown);
        Assert.Equal("k9", page.Rows[0].Key);
        Assert.True(ListQueries.Run(Filled(9), new() { After = "k1" }).CursorIsKnown);
        Assert.True(ListQueries.Run(Filled(9), new()).CursorIsKnown);
    }

    [Fact]
    public void Cursor_OfARowThatWasMadeAgain_IsTheNewRow()
    {
        var table = Filled(9);
        table = table.Remove(table.Find("k5")!).Add(RowModel.Row("k5", 10, "red", 1));

        Assert.Empty(Keys(table, new() { After = "k5", Descending = false }));
        table = table.Remove(table.Find("k5")!);
        Assert.Equal(["k9", "k8"], Keys(table, new() { After = "k5", Limit = 2 }));
    }

    [Fact]
    public void DeletedRows_BeyondTheBound_AreForgottenFirstDeletedFirst()
    {
        var rows = Enumerable.Range(0, DeletedRows.Most + 2).Select(i => RowModel.Row($"k{i}", i, "red", i)).ToArray();
        var gone = rows.Take(DeletedRows.Most).Aggregate(DeletedRows.None, (all, row) => all.With(row));
        Assert.NotNull(gone.Find("k0"));

        gone = gone.With(rows[^2]);
        Assert.Null(gone.Find("k0"));
        Assert.NotNull(gone.Find("k1"));

        // The entry of a key that came back and went again is the later one.
        gone = gone.Without("k1").With(rows[1]);
        Assert.NotNull(gone.Find("k1"));
        Assert.NotNull(gone.Find(rows[^2].Key));
        Assert.Null(gone.Without("k3").Find("k3"));
    }

    [Fact]
    public void DeletedRow_ThatIsRemembered_KeepsItsMembersAndNoBytes()
    {
        var row = RowModel.Row("a", 1, "red", 1);
        row.Keep(JsonObject.Of(("id", "a")), null);
        var table = TableRows.Empty.Add(row);

        var recalled = table.Remove(row).FindOrRecall("a")!;

        Assert.False(row.Rendered.IsEmpty);
        Assert.True(recalled.Rendered.IsEmpty);
        Assert.Same(row.Fields, recalled.Fields);
        Assert.Same(row, table.FindOrRecall("a"));
        Assert.NotNull(TableRows.Empty.Recalling(table.Remove(row)).FindOrRecall("a"));
        Assert.Null(table.Remove(row).Find("a"));
    }

    // Sizes run against the order of creation.
    private static TableRows Filled(int count) =>
        Enumerable.Range(1, count).Aggregate(TableRows.Empty, (all, i) => all.Add(RowModel.Row($"k{i}", i, "red", -i)));

    private static string[] Keys(TableRows table, ListQuery query) =>
        [.. ListQueries.Run(table, query).Rows.Select(r => r.Key)];
}
