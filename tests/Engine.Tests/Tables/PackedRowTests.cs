using Engine.Tests.Actions;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Tables;
using Xunit;

namespace Engine.Tests.Tables;

/// <summary>Rows of large tables are packed once they were answered, and nobody can tell.</summary>
public sealed class PackedRowTests
{
    private const int Rows = 1500;

    [Fact]
    public void Row_AnsweredFromALargeTable_TakesLessRoomAndReadsTheSame()
    {
        var twin = CompiledTwin.Of(
            """
            version: "1.0"
            tables:
              - name: parcels
                defaults: {size: {high: 2, wide: 3}, state: new}
            """
        );
        var table = twin.Tables.All[0];
        var session = new WriteSession(twin.Start, twin.Tables, 1, DateTimeOffset.UnixEpoch);
        for (var i = 0; i < Rows; i++)
        {
            TableActions.Create(
                session,
                table,
                JsonObject.Of(("id", $"p{i}"), ("weight", i % 7), ("to", JsonObject.Of(("city", $"city{i % 5}")))),
                null
            );
        }

        var state = session.State;
        var row = state.Tables[0].Find("p1403")!;
        var (fields, size) = (row.Fields, row.Field("size"));
        Assert.Same(row.Fields, row.Fields);

        foreach (var each in state.Tables[0].InOrder)
        {
            table.Shape.Render(each, state);
        }

        Assert.NotSame(row.Fields, row.Fields);
        Assert.Equal(fields.ToString(), row.Fields.ToString());
        Assert.Same(size, row.Field("size"));
        Assert.Equal("city3", row.Field("to") is JsonObject to ? to["city"] : null);
        ListQuery query = new()
        {
            Limit = 3,
            Descending = false,
            SortBy = table.Shape.FieldFor(["weight"]),
            Conditions = [Condition.Sent(table.Shape.FieldFor(["to", "city"]), Comparison.Equal, "city3")],
        };
        Assert.Equal(
            Enumerable.Range(0, Rows).Where(i => i % 5 == 3 && i % 7 == 0).Take(3).Select(i => $"p{i}"),
            ListQueries.Run(state.Tables[0], query).Rows.Select(r => r.Key)
        );
    }
}
