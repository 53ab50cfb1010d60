using System.Text;
using Databases;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Admin;

/// <summary>What people and tools hear while the database of a twin is away: always what is wrong, never nothing.</summary>
public sealed class StoreAwayTests : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        state: { store: postgres, connectionFile: connection }
        sandboxes: { by: [{ header: X-Sandbox }] }
        tables:
          - { name: pets, idStrategy: sequence, seedData: [{ id: "1", name: Ada }] }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
        """;

    private static readonly string[] Routes =
    [
        "GET /state",
        "POST /state/reset",
        "POST /reset",
        "GET /state/resources/pets/items",
        "GET /sandboxes",
        "POST /sandboxes {\"name\":\"new\"}",
        "DELETE /sandboxes/box",
        "GET /sandboxes/default/rows",
        "GET /sandboxes/default/diff/box",
        "GET /sandboxes/default/clock",
        "PUT /sandboxes/default/clock {\"advance\":\"1s\"}",
        "GET /sandboxes/default/snapshots",
        "POST /sandboxes/default/snapshots {\"name\":\"shot\"}",
        "POST /sandboxes/default/snapshots/shot/restore",
        "DELETE /sandboxes/default/snapshots/shot",
    ];

    private PostgresServer? _server;
    private TwinFolder _folder = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        _server = await PostgresServer.StartAsync();
        var connection = _server.ConnectionTo(await _server.MakeDatabaseAsync());
        _folder = await TwinFolder.StartAsync(Config, ("connection", connection));
        await _folder.SendAsync("GET", "/pets/1", sandbox: "box");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _folder.Twin.DisposeAsync();
            _folder.Dispose();
            await _server.DisposeAsync();
        }
    }

    [Fact]
    public async Task EveryRoute_SaysWhatIsWrong()
    {
        await _server!.CrashAsync();

        var status = await AskAsync("GET /status");
        Assert.Equal(200, status.Status);
        AssertSays(((JsonObject)JsonValue.Parse(status.Body.Span))["stateProblem"]!.AsText!);

        foreach (var route in Routes)
        {
            var answer = await AskAsync(route);
            Assert.True(answer.Status == 503, $"{route} was answered {answer.Status}");
            AssertSays(Encoding.UTF8.GetString(answer.Body.Span));
        }

        Assert.Equal(200, (await AskAsync("GET /journal")).Status);
        Assert.Equal(200, (await AskAsync("GET /operations")).Status);
        Assert.Equal(200, (await AskAsync("GET /ready")).Status);
        foreach (var sandbox in (string?[])[null, "box", "never-seen"])
        {
            var (code, body) = await _folder.SendAsync("POST", "/pets", "{}", sandbox);
            Assert.Equal(503, code);
            AssertSays(body.ToString());
        }
    }

    private static void AssertSays(string text)
    {
        Assert.Contains("database of the twin cannot be used now", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Password", text, StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="route">Method, path and, where there is one, a body.</param>
    private async Task<Response> AskAsync(string route)
    {
        var parts = route.Split(' ', 3);
        var instance = new InstanceState("1.2.3", "/x/mockd.yaml", TimeProvider.System);
        instance.Serve(_folder.Twin, 1);
        return await new AdminPlane(instance, new AdminGate(null, "localhost")).AnswerAsync(
            new Request
            {
                Method = parts[0],
                RawPath = parts[1],
                Body = Encoding.UTF8.GetBytes(parts.Length > 2 ? parts[2] : ""),
            },
            Cancellation
        );
    }
}
