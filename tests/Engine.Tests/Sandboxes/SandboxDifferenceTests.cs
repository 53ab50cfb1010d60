using Engine.Tests.Actions;
using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Sandboxes;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Sandboxes;

public sealed class SandboxDifferenceTests
{
    private static readonly Twin Twin = CompiledTwin.Of(
        """
        version: "1.0"
        tables:
          - { name: pets }
          - { name: owners }
        """
    );

    private static readonly TwinState Before = State(Row("a", 1, "Ada"), Row("b", 2, "Ben"));

    [Fact]
    public void Between_EqualStates_IsEmpty()
    {
        Assert.Equal("{}", Text(Before, Before));
        Assert.Equal("{}", Text(Before, State(Row("a", 1, "Ada"), Row("b", 2, "Ben"))));
    }

    [Fact]
    public void Between_TwoStates_HasWhatCameWhatWentAndWhatChanged()
    {
        var after = State(Row("a", 1, "Eve"), Row("c", 3, "Cat"));

        Assert.Equal(
            """{"pets":{"added":["c"],"removed":["b"],"changed":[{"key":"a","fields":{"name":{"from":"Ada","to":"Eve"}}}]}}""",
            Text(Before, after)
        );
        Assert.Equal(
            """{"pets":{"added":["b"],"removed":["c"],"changed":[{"key":"a","fields":{"name":{"from":"Eve","to":"Ada"}}}]}}""",
            Text(after, Before)
        );
    }

    [Fact]
    public void Between_Rows_HasFieldsThatOneSideLacks()
    {
        var after = State(
            Row("a", 1, "Ada") is var a
                ? new Row
                {
                    Key = a.Key,
                    Sequence = 1,
                    Fields = JsonObject.Of(("age", 3)),
                    CreatedAt = a.CreatedAt,
                    UpdatedAt = a.UpdatedAt,
                }
                : null!,
            Row("b", 2, "Ben")
        );

        Assert.Equal(
            """{"pets":{"changed":[{"key":"a","fields":{"name":{"from":"Ada"},"age":{"to":3}}}]}}""",
            Text(Before, after)
        );
    }

    [Fact]
    public void Tombstones_AreGone()
    {
        var after = State(Row("a", 1, "Ada"), Row("b", 2, "Ben", isTombstone: true));

        Assert.Equal("""{"pets":{"removed":["b"]}}""", Text(Before, after));
        Assert.Equal("""{"pets":{"added":["b"]}}""", Text(after, Before));
        Assert.Equal("{}", Text(after, State(Row("a", 1, "Ada"), Row("b", 2, "Bob", isTombstone: true))));
        Assert.Equal("{}", Text(after, State(Row("a", 1, "Ada"))));
    }

    [Fact]
    public void Between_States_GoesByTable()
    {
        var after = Before.With(1, TableRows.Empty.Put(Row("o", 3, "Olga")));

        Assert.Equal("""{"owners":{"added":["o"]}}""", Text(Before, after));
    }

    private static string Text(TwinState before, TwinState after) =>
        SandboxDifference.Between(before, after, Twin.Tables).ToString();

    private static TwinState State(params IEnumerable<Row> pets) =>
        TwinState.Empty(2).With(0, pets.Aggregate(TableRows.Empty, (all, row) => all.Put(row)));

    private static Row Row(string key, long sequence, string name, bool isTombstone = false) =>
        new()
        {
            Key = key,
            Sequence = sequence,
            Fields = JsonObject.Of(("name", name)),
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            IsTombstone = isTombstone,
        };
}
