using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;
using Xunit;

namespace Engine.Tests.Actions;

public sealed class UniqueRuleTests
{
    private static readonly JsonValue[] Values =
    [
        JsonValue.Null,
        "a",
        "1",
        "true",
        "null",
        1,
        2.5,
        JsonBoolean.Of(true),
        JsonArray.Of(["a"]),
        JsonArray.Of([JsonObject.Empty]),
        JsonArray.Of([]),
        JsonObject.Of(("x", "a")),
    ];

    [Fact]
    public void FindOther_OfAnyValues_IsWhatAScanFinds()
    {
        var rule = new UniqueRule(["a", "in.b"]);
        var random = new Random(7);
        var rows = TableRows.Empty;
        var taken = 0;
        for (var i = 1; i <= 2000; i++)
        {
            var row = RowOf(random.Next(60).ToString(System.Globalization.CultureInfo.InvariantCulture), i, random);
            var scanned = rows.InOrder.Where(r => r.Key != row.Key && AreSame(r, row)).Select(r => r.Key).ToHashSet();
            var found = rule.FindOther(rows, row);

            Assert.Equal(scanned.Count > 0, found is not null);
            Assert.True(found is null || scanned.Contains(found.Key));
            taken += scanned.Count;
            rows =
                random.Next(4) == 0 && rows.Find(row.Key) is { } old ? rows.Remove(old)
                : random.Next(6) == 0 ? rows.Put(row.ToTombstone(DateTimeOffset.UnixEpoch))
                : rows.Put(row);
        }

        Assert.True(taken > 100, "the values must collide, or nothing is tested");
    }

    [Theory]
    [InlineData("1", "1.0", true)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("\"A\"", "\"a\"", false)]
    [InlineData("{\"x\": 1, \"y\": 2}", "{\"y\": 2, \"x\": 1}", true)]
    [InlineData("[1, 2]", "[2, 1]", false)]
    [InlineData("null", "null", false)]
    public void FindOther_OfTwoValues_ComparesThemAsJson(string first, string second, bool isTaken)
    {
        var rows = TableRows.Empty.Add(RowOf("k1", 1, JsonObject.Of(("a", JsonValue.Parse(first)))));

        var other = new UniqueRule(["a"]).FindOther(
            rows,
            RowOf("k2", 2, JsonObject.Of(("a", JsonValue.Parse(second))))
        );

        Assert.Equal(isTaken, other is not null);
    }

    [Fact]
    public async Task Create_ByManyWritersOfOneValue_LetsOneThrough()
    {
        var twin = CompiledTwin.Of(
            """
            version: "1.0"
            tables: [{name: users, unique: [email]}]
            """
        );
        var store = new MemoryStateStore(twin.Start, DateTimeOffset.UnixEpoch);
        var writers = Enumerable.Range(0, 8).Select(_ => Task.Run(() => CreateAsync(store, twin, 200)));

        var created = (await Task.WhenAll(writers)).Sum();

        var end = await store.ReadAsync("default", TestContext.Current.CancellationToken);
        Assert.Equal(200, created);
        Assert.Equal(200, end.Tables[0].InOrder.Select(r => r.Fields["email"]!.ToPlainText()).Distinct().Count());
        Assert.Equal(200, end.Tables[0].Count);
    }

    /// <summary>How many of the creates went through.</summary>
    private static async Task<int> CreateAsync(MemoryStateStore store, Twin twin, int count)
    {
        var table = twin.Tables.All[0];
        var created = 0;
        for (var i = 0; i < count; i++)
        {
            var input = JsonObject.Of(("email", $"user{i}@x.test"));
            created += await store.CommitAsync(
                "default",
                head =>
                {
                    var session = new WriteSession(head, twin.Tables, 1, DateTimeOffset.UnixEpoch);
                    var (row, failure) = TableActions.Create(session, table, input, null);
                    Assert.True(row is null ? failure?.Kind == FailureKinds.Conflict : failure is null);
                    return row is null ? (head, 0) : (session.State, 1);
                },
                TestContext.Current.CancellationToken
            );
        }

        return created;
    }

    private static bool AreSame(Row one, Row other) =>
        ValueA(one) is { IsNull: false } a
        && a.Equals(ValueA(other))
        && ValueB(one) is { IsNull: false } b
        && b.Equals(ValueB(other));

    private static JsonValue? ValueA(Row row) => row.Fields["a"];

    private static JsonValue? ValueB(Row row) => (row.Fields["in"] as JsonObject)?["b"];

    private static Row RowOf(string key, long sequence, Random random) =>
        RowOf(
            key,
            sequence,
            JsonObject.Of(
                ("a", Values[random.Next(Values.Length)]),
                ("in", random.Next(9) == 0 ? "no object" : JsonObject.Of(("b", Values[random.Next(Values.Length)])))
            )
        );

    private static Row RowOf(string key, long sequence, JsonObject fields) =>
        new()
        {
            Key = key,
            Sequence = sequence,
            Fields = fields,
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
}
