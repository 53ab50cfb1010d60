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

    [Fact]
    public void Row_ThatIsPacked_IsCopiedWithAllThatItHas()
    {
        var parts = new PackedParts(new HashSet<JsonValue>(ReferenceEqualityComparer.Instance));
        var fields = JsonObject.Of(("city", "Łódź"), ("weight", 7));
        var row = new Row
        {
            Key = "née_1",
            Sequence = 4,
            Fields = fields,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch.AddDays(1),
        };
        var shaped = fields.With("id", "née_1");

        var rendered = row.Keep(shaped, parts);

        Assert.Equal(shaped.ToUtf8(), rendered.ToArray());
        Assert.Equal(rendered.ToArray(), row.Keep(JsonObject.Empty, parts).ToArray());
        var changed = row.With(JsonObject.Empty, DateTimeOffset.UnixEpoch.AddDays(2));
        Assert.Equal((JsonObject.Empty, true), (changed.Fields, changed.Rendered.IsEmpty));
        foreach (
            var copy in new[]
            {
                row,
                row.WithoutBytes(),
                row.WithoutBytes().WithoutBytes(),
                row.ToTombstone(row.UpdatedAt),
                changed,
            }
        )
        {
            Assert.Equal("née_1", copy.Key);
            Assert.True(copy.HasKey("née_1"));
            Assert.False(copy.HasKey("nee_1"));
            Assert.Equal((4, DateTimeOffset.UnixEpoch), (copy.Sequence, copy.CreatedAt));
            Assert.Equal(copy == changed ? null : "Łódź", copy.Field("city")?.AsText);
        }

        var again = row.WithoutBytes();
        Assert.True(again.Rendered.IsEmpty);
        Assert.Equal(shaped.ToUtf8(), again.Keep(shaped, parts).ToArray());
        Assert.Equal(fields, again.Fields);
    }
}
