using Engine.Tests.Actions;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.State;

/// <summary>What a reload leaves of the rows.</summary>
public sealed class StateCarryTests
{
    private const string Pets = "  - { name: pets, idStrategy: sequence, seedData: [{ id: \"1\", name: Ada }] }\n";
    private const string Owners = "  - { name: owners, seedData: [{ id: o, name: Olga }] }\n";

    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Over_TablesInAnotherOrder_KeepsRowsAndCountersByName()
    {
        var (old, next) = (Twin(Pets + Owners), Twin(Owners + Pets));
        var state = Used(old);

        var carried = StateCarry.Over(old, state, next);

        Assert.Equal("pets: 1 2!; owners: o", Text(next, carried));
        Assert.Equal(9, carried.Counters[next.Tables.ByName["pets"].Number]);
        Assert.False(carried.Counters.ContainsKey(next.Tables.ByName["owners"].Number));
    }

    [Fact]
    public void Over_EverythingBesideTheRows_Stays()
    {
        var twin = Twin(Pets);
        var state = Used(twin);

        var carried = StateCarry.Over(twin, state, Twin(Pets));

        Assert.Equal((state.Sequence, state.Draws), (carried.Sequence, carried.Draws));
        Assert.Equal((state.Clock, state.Answers), (carried.Clock, carried.Answers));
        var row = carried.Tables[0].Find("2")!;
        Assert.Equal((77, Noon, Noon.AddHours(1), true), (row.Sequence, row.CreatedAt, row.UpdatedAt, row.IsTombstone));
        Assert.Equal("Ben", row.Fields["name"]!.AsText);
    }

    [Fact]
    public void Over_RowsOfWhichMoreWereSeeded_DoesNotGiveNumbersTwice()
    {
        var (old, next) = (Twin(Pets), Twin(Pets + Owners));

        var carried = StateCarry.Over(old, old.Start, next);

        Assert.Equal(2, next.Start.Sequence);
        Assert.Equal(2, carried.Sequence);
        Assert.Equal("pets: 1; owners: o", Text(next, carried));
    }

    [Theory]
    [InlineData("  - { name: animals, idStrategy: sequence, seedData: [{ id: \"1\", name: Ada }] }", "animals: 1")]
    [InlineData("  - { name: pets, idStrategy: sequence, seedData: [{ id: \"1\", name: Bob }] }", "pets: 1")]
    [InlineData(
        "  - { name: pets, idStrategy: sequence, seedData: [{ id: \"1\", name: Ada }, { id: \"5\" }] }",
        "pets: 1 5"
    )]
    [InlineData("  - { name: pets, idStrategy: sequence }", "pets:")]
    [InlineData(
        "  - { name: pets, idField: sid, idStrategy: sequence, seedData: [{ sid: \"1\", name: Ada }] }",
        "pets: 1"
    )]
    public void Over_ATableThatIsAnotherOne_BeginsWithItsSeeds(string table, string expected)
    {
        var (old, next) = (Twin(Pets), Twin(table));

        var carried = StateCarry.Over(old, Used(old), next);

        Assert.Equal(expected, Text(next, carried));
        Assert.Equal(next.Start.Counters.Count, carried.Counters.Count);
    }

    [Fact]
    public void Over_ATableWithOtherRules_KeepsItsRows()
    {
        var next = Twin("  - { name: pets, idStrategy: uuid, maxItems: 5, seedData: [{ id: \"1\", name: Ada }] }");
        var old = Twin(Pets);

        Assert.Equal("pets: 1 2!", Text(next, StateCarry.Over(old, Used(old), next)));
    }

    /// <summary>Rendered bytes have the old twin's shape.</summary>
    [Fact]
    public void Over_Rows_AreRenderedAnew()
    {
        var (old, next) = (Twin(Pets), Twin(Pets));
        var state = Used(old);

        var carried = StateCarry.Over(old, state, next);

        Assert.NotSame(state.Tables[0].Find("1"), carried.Tables[0].Find("1"));
        Assert.Same(state.Tables[0].Find("1")!.Fields, carried.Tables[0].Find("1")!.Fields);
    }

    /// <summary>With a second pet, which is deleted but kept, a counter, a clock, and a remembered answer.</summary>
    private static TwinState Used(Twin twin)
    {
        var pets = twin.Tables.ByName["pets"].Number;
        var gone = new Row
        {
            Key = "2",
            Sequence = 77,
            Fields = JsonObject.Of(("name", "Ben")),
            CreatedAt = Noon,
            UpdatedAt = Noon.AddHours(1),
            IsTombstone = true,
        };
        return twin.Start.With(pets, twin.Start.Tables[pets].Put(gone)) with
        {
            Sequence = 77,
            Draws = 123,
            Clock = SandboxClock.Freeze(Noon),
            Counters = twin.Start.Counters.SetItem(pets, 9),
            Answers = RememberedAnswers.Empty.With(
                new RememberedAnswer("k", 1, Noon.AddHours(1), 201, null, [], new byte[] { 1 }),
                Noon
            ),
        };
    }

    private static Twin Twin(string tables) => CompiledTwin.Of("version: \"1.0\"\ntables:\n" + tables + "\n");

    /// <summary>Tables by name in reverse, with their keys; an exclamation mark stands behind tombstones.</summary>
    private static string Text(Twin twin, TwinState state) =>
        string.Join(
            "; ",
            twin.Tables.All.OrderByDescending(t => t.Name, StringComparer.Ordinal)
                .Select(t =>
                    string.Join(
                        ' ',
                        state
                            .Tables[t.Number]
                            .All.OrderBy(r => r.Sequence)
                            .Select(r => r.Key + (r.IsTombstone ? "!" : ""))
                            .Prepend(t.Name + ":")
                    )
                )
        );
}
