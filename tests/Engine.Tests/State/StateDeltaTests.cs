using Engine.Tests.Tables;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.State;

public sealed class StateDeltaTests
{
    private static readonly TwinState Start = TwinState
        .Empty(3)
        .With(0, TableRows.Empty.Put(Row("a", 1)).Put(Row("b", 2)))
        .With(2, TableRows.Empty.Put(Row("c", 3)));

    [Fact]
    public void Between_OneStateAndItself_IsNothing()
    {
        Assert.Empty(StateDelta.Between(Start, Start));
        Assert.Empty(StateDelta.Between(Start, Start with { Sequence = 9 }));
    }

    [Fact]
    public void Between_TwoStates_IsByTableAndThenInOrderOfCreation()
    {
        var after = Start
            .With(2, Start.Tables[2].Put(Row("e", 5)).Put(Row("d", 4)).Put(Row("c", 3)))
            .With(0, Start.Tables[0].Remove(Start.Tables[0].Find("b")!).Put(Row("z", 7)));

        var deltas = StateDelta.Between(Start, after);

        Assert.Equal(["0 b", "0 z", "2 c", "2 d", "2 e"], deltas.Select(d => $"{d.Table} {d.Key}"));
        Assert.Equal([(true, false), (false, true), (true, true)], deltas.Take(3).Select(SidesOf));
        Assert.Equal(
            [(false, true), (true, false), (true, true)],
            StateDelta.Between(after, Start).Take(3).Select(SidesOf)
        );
    }

    [Fact]
    public void Reset_OfOneTable_TakesItsRowsAndItsCounterOnly()
    {
        var used = Start.With(0, TableRows.Empty).With(1, TableRows.Empty.Put(Row("x", 8))) with
        {
            Counters = Start.Counters.SetItem(0, 5).SetItem(1, 6).SetItem(2, 7),
        };
        var start = Start with { Counters = Start.Counters.SetItem(0, 2) };

        var (first, third) = (used.Reset(0, start), used.Reset(2, start));

        Assert.Same(Start.Tables[0], first.Tables[0]);
        Assert.Same(used.Tables[1], first.Tables[1]);
        Assert.Equal((2, 6, 7), (first.Counters[0], first.Counters[1], first.Counters[2]));
        Assert.Equal([0, 1], third.Counters.Keys.Order());
    }

    private static Row Row(string key, long sequence) => RowModel.Row(key, sequence, "red", 1);

    private static (bool, bool) SidesOf(RowDelta delta) => (delta.Before is not null, delta.After is not null);
}
