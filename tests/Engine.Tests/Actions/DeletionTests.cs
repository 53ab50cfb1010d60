using Mockd.Contracts.Json;
using Mockd.Engine;
using Mockd.Engine.Actions;
using Mockd.Engine.State;
using Mockd.Engine.Transforms;
using Xunit;

namespace Engine.Tests.Actions;

public sealed class DeletionTests
{
    private const string Tables = """
        version: "1.0"
        tables:
          - name: nodes
            references:
              up: {table: nodes, onDelete: cascade}
              holds: {table: nodes, onDelete: restrict}
              likes: {table: nodes, onDelete: setNull}
              knows: nodes
        """;

    private static readonly string[] Fields = ["up", "holds", "likes", "knows"];
    private static readonly Twin Twin = CompiledTwin.Of(Tables);
    private static readonly Table Nodes = Twin.Tables.ByName["nodes"];

    [Fact]
    public void Delete_InAnyGraph_LeavesWhatTheRulesSay()
    {
        var random = new Random(11);
        int refused = 0,
            cascaded = 0;
        for (var round = 0; round < 600; round++)
        {
            var session = Session(Twin.Start);
            var model = Graph(random);
            foreach (var (key, names) in model)
            {
                session.Insert(
                    Nodes,
                    key,
                    JsonObject.Of(names.Select(n => KeyValuePair.Create(n.Key, (JsonValue)n.Value)))
                );
            }

            var wanted = After(model, "0");
            var failure = TableActions.Delete(session, Nodes, session.Find(Nodes, "0")!, preserve: false);

            Assert.Equal(wanted is null, failure is not null);
            Assert.Equal(Written(wanted ?? model), Written(session.State));
            Assert.True(
                failure is null or { Kind: FailureKinds.StillReferenced, Status: 409, Resource: "nodes", Id: "0" }
            );
            refused += wanted is null ? 1 : 0;
            cascaded += wanted?.Count < model.Count - 1 ? 1 : 0;
        }

        Assert.True(refused > 50 && cascaded > 50, $"{refused} refused, {cascaded} cascaded: too few to tell");
    }

    [Fact]
    public void Delete_OfAChainOfManyRows_TakesThemAll()
    {
        var session = Session(Twin.Start);
        for (var i = 0; i < 20_000; i++)
        {
            session.Insert(Nodes, $"{i}", JsonObject.Of(("up", $"{i - 1}")));
        }

        Assert.Null(TableActions.Delete(session, Nodes, session.Find(Nodes, "0")!, preserve: true));

        Assert.Equal(0, session.State.Tables[Nodes.Number].Count);
        Assert.True(session.State.Tables[Nodes.Number].All.Single() is { Key: "0", IsTombstone: true });
    }

    [Fact]
    public void Delete_WhereAnEffectDeletesTheRowFirst_EndsWell()
    {
        var twin = CompiledTwin.Of(
            """
            version: "1.0"
            tables:
              - name: teams
              - name: users
                references: {team: {table: teams, onDelete: cascade}}
                effects: [{on: [delete], when: 'row.last', operation: Close, with: {team: row.team}}]
            customOperations:
              - name: Close
                steps: [{type: delete, resource: teams, id: input.team}]
            """
        );
        var (teams, users) = (twin.Tables.ByName["teams"], twin.Tables.ByName["users"]);
        var session = new WriteSession(twin.Start, twin.Tables, 1, DateTimeOffset.UnixEpoch);
        var team = session.Insert(teams, "t", JsonObject.Empty);
        session.Insert(users, "u1", JsonObject.Of(("team", "t")));
        session.Insert(users, "u2", JsonObject.Of(("team", "t"), ("last", JsonBoolean.Of(true))));

        Assert.Null(TableActions.Delete(session, teams, team, preserve: false));

        Assert.Empty(session.State.Tables.SelectMany(t => t.All));
    }

    /// <summary>What is left, by the book; null when the delete is refused.</summary>
    private static Dictionary<string, Dictionary<string, string>>? After(
        Dictionary<string, Dictionary<string, string>> model,
        string key
    )
    {
        var gone = new HashSet<string> { key };
        while (model.FirstOrDefault(m => !gone.Contains(m.Key) && Names(m.Value, "up", gone)) is { Key: { } more })
        {
            gone.Add(more);
        }

        var left = model.Where(m => !gone.Contains(m.Key)).ToArray();
        return left.Any(m => Names(m.Value, "holds", gone))
            ? null
            : left.ToDictionary(
                m => m.Key,
                m =>
                    m.Value.ToDictionary(f => f.Key, f => f.Key == "likes" && gone.Contains(f.Value) ? "null" : f.Value)
            );
    }

    private static bool Names(Dictionary<string, string> fields, string field, HashSet<string> keys) =>
        fields.TryGetValue(field, out var key) && keys.Contains(key);

    private static Dictionary<string, Dictionary<string, string>> Graph(Random random)
    {
        var count = random.Next(1, 9);
        return Enumerable
            .Range(0, count)
            .ToDictionary(
                i => $"{i}",
                _ =>
                    Fields
                        .Where(f => random.Next(f == "holds" ? 8 : 2) == 0)
                        .ToDictionary(f => f, _ => $"{random.Next(count)}")
            );
    }

    private static string Written(Dictionary<string, Dictionary<string, string>> model) =>
        string.Join(
            '\n',
            model.Select(m => $"{m.Key}: {string.Join(' ', m.Value.Select(f => f.Key + "=" + f.Value))}")
        );

    private static string Written(TwinState state) =>
        string.Join(
            '\n',
            state
                .Tables[Nodes.Number]
                .InOrder.Select(r =>
                    $"{r.Key}: {string.Join(' ', r.Fields.Select(f => f.Key + "=" + f.Value.ToPlainText()))}"
                )
        );

    private static WriteSession Session(TwinState state) => new(state, Twin.Tables, 1, DateTimeOffset.UnixEpoch);
}
