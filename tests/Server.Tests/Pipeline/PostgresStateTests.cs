using System.Text;
using Databases;
using Mockd.Contracts.Admin;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Xunit;

[assembly: AssemblyFixture(typeof(LazyServer))]

namespace Server.Tests.Pipeline;

/// <summary>Two twins that share their states in a database, as replicas of one service do.</summary>
public sealed class PostgresStateTests(LazyServer lazy) : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        state: { store: postgres, connectionFile: connection }
        sandboxes: { by: [{ header: X-Sandbox }] }
        idempotency: { header: Idempotency-Key, replayHeaders: { X-Replayed: "yes" } }
        tables:
          - name: pets
            idStrategy: sequence
            seedData: [{ id: "1", name: Ada, toys: 0 }]
            response: { errors: { wrap: error, fields: { message: message, type: type }, typeMap: { UNAVAILABLE: api_error } } }
        customOperations:
          - name: give
            steps:
              - { type: read, resource: pets, id: '"1"', as: pet }
              - { type: update, resource: pets, id: '"1"', set: { toys: "pet.toys + 1" } }
            response: { toys: "pet.toys + 1" }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
          - { id: all, http: { matcher: { method: GET, path: /pets }, statefulBinding: { table: pets, action: list } } }
          - { id: give, http: { matcher: { method: POST, path: /give }, statefulOperation: give } }
        """;

    private readonly List<TwinFolder> _replicas = [];
    private PostgresServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TwinFolder One => _replicas[0];

    private TwinFolder Other => _replicas[1];

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        _server = await lazy.Server;
        await StartAsync(_server);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.Twin.DisposeAsync();
            replica.Dispose();
        }

        _replicas.Clear();
    }

    [Fact]
    public async Task Created_OnOne_IsReadOnTheOtherAtOnce()
    {
        for (var i = 2; i < 20; i++)
        {
            var (writer, reader) = i % 2 == 0 ? (One, Other) : (Other, One);
            await writer.SendAsync("POST", "/pets", $$"""{"name":"pet {{i}}"}""", "ci");
            Assert.Equal(200, (await reader.SendAsync("GET", $"/pets/{i}", sandbox: "ci")).Status);
        }

        Assert.Equal(404, (await Other.SendAsync("GET", "/pets/2")).Status);
    }

    [Fact]
    public async Task Operations_OnBothAtOnce_LoseNothing()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 60).Select(i => Task.Run(() => _replicas[i % 2].SendAsync("POST", "/give", "{}")))
        );

        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal(60, answers.Select(a => ((JsonObject)a.Body)["toys"]!.ToString()).Distinct().Count());
        var (_, pet) = await Other.SendAsync("GET", "/pets/1");
        Assert.Equal(60, ((JsonNumber)((JsonObject)pet)["toys"]!).Integer);
    }

    [Fact]
    public async Task IdempotencyKey_SentToBoth_ActsOnce()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(i => Task.Run(() => SendOnceAsync(_replicas[i % 2])))
        );

        Assert.Single(answers.Select(a => Encoding.UTF8.GetString(a.Body.Span)).Distinct());
        Assert.Single(answers, a => a.Headers.All(h => h.Key != "X-Replayed"));
        Assert.Equal(200, (await Other.SendAsync("GET", "/pets/2")).Status);
        Assert.Equal(404, (await Other.SendAsync("GET", "/pets/3")).Status);
    }

    [Fact]
    public async Task Sandbox_RemovedOnOne_BeginsAnewOnTheOther()
    {
        await One.SendAsync("POST", "/pets", "{}", "ci");
        Assert.Equal(200, (await Other.SendAsync("GET", "/pets/2", sandbox: "ci")).Status);

        await One.Twin.State.DeleteAsync("ci", Cancellation);

        Assert.Equal(404, (await Other.SendAsync("GET", "/pets/2", sandbox: "ci")).Status);
        Assert.Equal(200, (await Other.SendAsync("GET", "/pets/1", sandbox: "ci")).Status);
    }

    [Fact]
    public async Task Sandbox_RemovedOnOne_TakesAWriteOfTheOtherAnew()
    {
        await One.SendAsync("POST", "/pets", "{}", "ci");
        Assert.Equal(200, (await Other.SendAsync("GET", "/pets/2", sandbox: "ci")).Status);

        await One.Twin.State.DeleteAsync("ci", Cancellation);

        var (status, pet) = await Other.SendAsync("POST", "/pets", "{}", "ci");
        Assert.Equal((201, "2"), (status, ((JsonObject)pet)["id"]?.AsText));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Clock_ChangedOnOne_IsThatOfTheNextWriteOnTheOther(bool withKey)
    {
        Assert.Equal(201, (await Other.SendAsync("POST", "/pets", "{}")).Status);
        for (var year = 2031; year < 2035; year++)
        {
            await One.Twin.State.ChangeClockAsync(
                "default",
                new ClockOrder(Freeze: $"{year}-01-31T12:00:00Z"),
                Cancellation
            );

            var answer = withKey
                ? await Other.AnswerAsync(
                    RequestOf("POST", "/pets", "{}", KeyValuePair.Create("Idempotency-Key", $"{year}"))
                )
                : await Other.AnswerAsync(
                    RequestOf("POST", "/pets", "{}", KeyValuePair.Create("X-Sandbox", "default"))
                );

            Assert.Equal(201, answer.Status);
            var pet = (JsonObject)JsonValue.Parse(answer.Body.Span);
            Assert.StartsWith($"{year}-01-31T12:00:00", pet["createdAt"]!.AsText, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DatabaseAway_Answers503InTheProvidersShape_AndServiceResumes()
    {
        await DisposeAsync();
        await using var server = await PostgresServer.StartAsync();
        await StartAsync(server);
        await One.SendAsync("POST", "/pets", """{"name":"kept"}""");

        await server.CrashAsync();
        foreach (var (method, path, json) in new[] { ("GET", "/pets/2", null), ("POST", "/pets", "{}") })
        {
            var sandbox = KeyValuePair.Create("X-Sandbox", json is null ? "new" : "default");
            var response = await Other.AnswerAsync(RequestOf(method, path, json, sandbox));
            Assert.Equal(503, response.Status);
            Assert.Contains(response.Headers, h => h is { Key: "Retry-After", Value: "1" });
            var body = (JsonObject)JsonValue.Parse(response.Body.Span);
            Assert.Equal("api_error", (body["error"] as JsonObject)?["type"]?.AsText);
            Assert.DoesNotContain(server.Password, body.ToString(), StringComparison.Ordinal);
        }

        await server.ResumeAsync();
        var (status, pet) = await Other.SendAsync("GET", "/pets/2");
        Assert.Equal((200, "kept"), (status, ((JsonObject)pet)["name"]?.AsText));
        Assert.Equal(201, (await One.SendAsync("POST", "/pets", "{}")).Status);
    }

    [Theory]
    [InlineData("connectionEnv: \"Host=db;Password=geheim\"", "no name of an environment variable")]
    [InlineData("connectionFile: \"postgres://u:geheim@db/x\"", "no path of a file")]
    [InlineData("connectionEnv: A, connectionFile: b", "names the connection too")]
    [InlineData("file: x.db", "has no file")]
    public async Task Configuration_OfTheConnection_IsCheckedWithoutShowingIt(string setting, string message)
    {
        var config = Config.Replace("connectionFile: connection", setting, StringComparison.Ordinal);

        var diagnostics = await TwinFolder.DiagnosticsOfAsync(config);

        var found = Assert.Single(diagnostics, d => d.Severity == Severity.Error);
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", found.ToString(), StringComparison.Ordinal);
    }

    private async Task StartAsync(PostgresServer server)
    {
        var database = await server.MakeDatabaseAsync();
        for (var i = 0; i < 2; i++)
        {
            _replicas.Add(await TwinFolder.StartAsync(Config, ("connection", server.ConnectionTo(database))));
        }
    }

    private static async Task<Response> SendOnceAsync(TwinFolder replica) =>
        await replica.AnswerAsync(RequestOf("POST", "/pets", "{}", KeyValuePair.Create("Idempotency-Key", "k")));

    private static Request RequestOf(
        string method,
        string path,
        string? json,
        params KeyValuePair<string, string>[] headers
    ) =>
        new()
        {
            Method = method,
            RawPath = path,
            Headers = new RequestHeaders(headers),
            ContentType = json is null ? null : "application/json",
            Body = json is null ? default : Encoding.UTF8.GetBytes(json),
        };
}
