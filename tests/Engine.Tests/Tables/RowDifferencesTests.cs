using Mockd.Engine.Randomness;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

public sealed class RowDifferencesTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ChangesTo_AnyTwoTables_AreWhatDiffersKeyByKey(ulong seed)
    {
        var dice = new Dice(seed);
        var tables = new List<TableRows> { TableRows.Empty };
        for (var i = 1; i <= 2000; i++)
        {
            // Some changes start from an older table, so that the two compared are not always parent and child.
            var from = dice.Next(20) == 0 ? tables[dice.Next(tables.Count)] : tables[^1];
            tables.Add(Change(from, ref dice, i));
        }

        for (var i = 0; i < 200; i++)
        {
            var before = tables[dice.Next(tables.Count)];
            var after = tables[dice.Next(tables.Count)];
            var expected = before
                .All.Select(r => r.Key)
                .Union(after.All.Select(r => r.Key))
                .Where(key => !ReferenceEquals(before.Find(key), after.Find(key)))
                .Order(StringComparer.Ordinal);
            var found = before.ChangesTo(after).ToArray();

            Assert.Equal(expected, found.Select(c => (c.After ?? c.Before)!.Key).Order(StringComparer.Ordinal));
            Assert.All(found, c => Assert.Same(before.Find((c.After ?? c.Before)!.Key), c.Before));
            Assert.All(found, c => Assert.Same(after.Find((c.After ?? c.Before)!.Key), c.After));
        }
    }

    private static TableRows Change(TableRows table, ref Dice dice, long sequence)
    {
        var key = "k" + dice.Next(300);
        var row = table.Find(key);
        return dice.Next(3) == 0 && row is not null
            ? table.Remove(row)
            : table.Put(RowModel.Row(key, row?.Sequence ?? sequence, "red", sequence));
    }
}
