using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

public sealed class TableRowsTests
{
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
        var query = new ListQuery
        {
            Conditions = [Condition.Sent(TableField.Stored("size"), Comparison.Equal, "1000000")],
        };

        Assert.Single(ListQueries.Run(table, query).Rows);
        Assert.Single(table.IndexOn(TableField.Stored("color")).Find("10"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Table_OfManyRows_KeepsOrderAndPositionsThroughRandomChanges(ulong seed)
    {
        var dice = new Dice(seed);
        var expected = new SortedDictionary<long, Row>();
        var table = TableRows.Empty;
        for (var i = 0; i < 60_000; i++)
        {
            // Mostly growth at the end, then in between, then mostly removal.
            var sequence = dice.Next(3) > 0 && i < 30_000 ? 2 * i : dice.Next(80_000);
            var row = RowModel.Row($"k{sequence}", sequence, "red", i);
            if (expected.TryGetValue(sequence, out var there) && dice.Next(i < 30_000 ? 8 : 2) == 0)
            {
                expected.Remove(sequence);
                table = dice.Next(2) == 0 ? table.Remove(there) : table.Put(there.ToTombstone(default));
            }
            else if (there is not null || i < 40_000)
            {
                expected[sequence] = row;
                table = table.Put(row);
            }
        }

        var rows = expected.Values.ToArray();
        Assert.InRange(rows.Length, 1_000, 50_000);
        Assert.Equal(rows.Length, table.Count);
        Assert.Equal(rows, table.InOrder);
        for (var i = 0; i < rows.Length; i++)
        {
            Assert.Same(rows[i], table.InOrder[i]);
            Assert.Equal(i, table.PositionOf(rows[i].Sequence));
        }

        Assert.Equal(~rows.Length, table.PositionOf(long.MaxValue));
        Assert.Equal(~0, table.PositionOf(-1));
    }

    [Fact]
    public void Table_EmptiedAfterManyRows_IsEmptyAndTakesRowsAgain()
    {
        var full = TableRows.Empty;
        for (var i = 1; i <= 5_000; i++)
        {
            full = full.Add(RowModel.Row($"k{i}", i, "red", i));
        }

        var table = full.InOrder.Aggregate(full, (left, row) => left.Remove(row));
        Assert.Empty(table.InOrder);
        Assert.Empty(table.All);
        Assert.Equal(["again"], table.Put(RowModel.Row("again", 3, "red", 1)).InOrder.Select(r => r.Key));
        Assert.Equal(Enumerable.Range(1, 5_000).Select(i => (long)i), full.InOrder.Select(r => r.Sequence));
    }

    /// <summary>So many that some of their 32-bit hashes are equal.</summary>
    [Fact]
    public void Table_OfRowsWithEqualHashes_FindsEachOne()
    {
        const int count = 400_000;
        var rows = Enumerable.Range(1, count).Select(i => RowModel.Row($"k{i}", i, "red", i)).ToArray();
        Assert.True(rows.Select(r => string.GetHashCode(r.Key)).Distinct().Count() < count);
        var table = rows.Aggregate(TableRows.Empty, (all, row) => all.Add(row));
        Assert.All(rows, row => Assert.Same(row, table.Find(row.Key)));
        Assert.Equal(count, table.All.Count());

        var odd = rows.Where(r => r.Sequence % 2 == 0).Aggregate(table, (left, row) => left.Remove(row));
        Assert.All(rows, row => Assert.Same(row.Sequence % 2 == 0 ? null : row, odd.Find(row.Key)));
        Assert.Equal(count / 2, odd.All.Count());
        Assert.Equal(count, table.All.Count());
    }
}
