using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Mockd.Server.Running;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Admin;

public sealed class AdminPlaneTests : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        tables:
          - name: things
            idStrategy: sequence
            order: oldest
            seedData: [{ id: "1", name: One }, { id: "2", name: Two }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /things }, statefulBinding: { table: things, action: create } } }
        sandboxes:
          by: [{ header: X-Sandbox }]
        """;

    private TwinFolder _folder = null!;
    private readonly InstanceState _instance = new("1.2.3", "/x/mockd.yaml", TimeProvider.System);

    private TwinRuntime Twin => _folder.Twin;

    public async ValueTask InitializeAsync()
    {
        _folder = await TwinFolder.StartAsync(Config);
        await _folder.SendAsync("POST", "/things", """{"name":"Three"}""");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/ready")]
    [InlineData("/health")]
    [InlineData("/__mockd/ready")]
    [InlineData("/__mockd/health")]
    public async Task Probe_TwinStillCompiling_Is503UntilItServes(string path)
    {
        Assert.Equal(503, (await AskAsync("GET", path)).Status);
        _instance.Serve(Twin, 1);
        Assert.Equal(200, (await AskAsync("GET", path)).Status);
    }

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/ready", 200)]
    [InlineData("/state", 401)]
    [InlineData("/status", 401)]
    [InlineData("/nowhere", 401)]
    public async Task Route_WithoutKey_IsOpenOnlyForHealth(string path, int status)
    {
        _instance.Serve(Twin, 1);
        Assert.Equal(status, (await AskAsync("GET", path, key: "mk_1")).Status);
    }

    [Theory]
    [InlineData("POST", "/reset")]
    [InlineData("PUT", "/sandboxes/default/rows")]
    public async Task Body_OfARequestThatIsRefused_StaysWithItsSender(string method, string path)
    {
        _instance.Serve(Twin, 1);
        var body = new HeldBody(new byte[100_000]);
        var plane = new AdminPlane(_instance, new AdminGate("mk_1", "localhost"));
        var request = new Request
        {
            Method = method,
            RawPath = path,
            Pending = body,
        };
        Assert.Equal(401, (await plane.AnswerAsync(request, TestContext.Current.CancellationToken)).Status);
        Assert.False(body.WasRead);
    }

    [Theory]
    [InlineData("POST", "/sandboxes", 413)]
    [InlineData("PUT", "/chaos", 400)]
    [InlineData("PUT", "/sandboxes/default/rows", 400)]
    public async Task Body_LongerThanAnOrder_IsReadOnlyWhereItMayBe(string method, string path, int status)
    {
        _instance.Serve(Twin, 1);
        var request = new Request
        {
            Method = method,
            RawPath = path,
            Pending = new HeldBody(new byte[100_000]),
        };
        var plane = new AdminPlane(_instance, new AdminGate(null, "localhost"));
        Assert.Equal(status, (await plane.AnswerAsync(request, TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task State_ThreeRows_CountsThem()
    {
        var body = await JsonAsync("GET", "/state");
        Assert.Equal(
            """{"resources":[{"name":"things","itemCount":3,"seedCount":2,"idField":"id"}],"total":1,"totalItems":3,"resourceList":["things"]}""",
            body.ToString()
        );
    }

    [Fact]
    public async Task Items_Page_SaysThatThereIsMore()
    {
        var body = await JsonAsync("GET", "/state/resources/things/items?limit=1&offset=1");
        Assert.Equal(
            """{"data":[{"id":"2","name":"Two"}],"meta":{"total":3,"limit":1,"offset":1,"count":1,"has_more":true}}""",
            Untimed(body).ToString()
        );
    }

    /// <summary>Without the times, which are those of the test run.</summary>
    private static JsonObject Untimed(JsonValue page)
    {
        var rows = ((JsonArray)((JsonObject)page)["data"]!).Cast<JsonObject>();
        var plain = rows.Select(r => (JsonValue)r.Without("createdAt").Without("updatedAt"));
        return ((JsonObject)page).With("data", JsonArray.Of(plain));
    }

    [Theory]
    [InlineData("GET", "/state/resources/nope/items", 404)]
    [InlineData("GET", "/state/resources/things/items?limit=-1", 400)]
    [InlineData("POST", "/reset/nope", 404)]
    [InlineData("POST", "/state/resources/nope/reset", 404)]
    [InlineData("POST", "/chaos/profiles/nope/apply", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/reset", 404)]
    [InlineData("GET", "/state?sandbox=nope", 404)]
    [InlineData("GET", "/sandboxes/nope/rows", 404)]
    [InlineData("PUT", "/sandboxes/nope/rows", 400)]
    [InlineData("DELETE", "/sandboxes/nope", 404)]
    [InlineData("DELETE", "/sandboxes/default", 409)]
    [InlineData("POST", "/sandboxes", 400)]
    [InlineData("GET", "/sandboxes/default/diff/nope", 404)]
    [InlineData("GET", "/sandboxes/nope/snapshots", 404)]
    [InlineData("POST", "/sandboxes/default/snapshots", 400)]
    [InlineData("DELETE", "/sandboxes/default/snapshots/nope", 404)]
    [InlineData("POST", "/sandboxes/default/snapshots/a%2Fb/restore", 404)]
    [InlineData("PUT", "/sandboxes/default/snapshots/nope", 404)]
    public async Task Route_BadRequest_IsRefused(string method, string target, int status)
    {
        _instance.Serve(Twin, 1);
        Assert.Equal(status, (await AskAsync(method, target)).Status);
    }

    [Theory]
    [InlineData("/reset")]
    [InlineData("/state/reset")]
    [InlineData("/state/reset?resource=things")]
    [InlineData("/reset/things")]
    [InlineData("/state/resources/things/reset")]
    public async Task Reset_EveryRoute_ReachesTheTwin(string target)
    {
        var body = (JsonObject)await JsonAsync("POST", target);
        Assert.Equal("reset", body["status"]?.AsText);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Sandbox_MadeAsAForkAndChanged_DiffersFromItsOrigin()
    {
        await SendAsync(201, "POST", "/sandboxes", """{"name":"mine","from":"default"}""");
        await SendAsync(409, "POST", "/sandboxes", """{"name":"mine"}""");
        await SendAsync(400, "POST", "/sandboxes", """{"name":"not one"}""");
        await SendAsync(200, "POST", "/reset?sandbox=mine");
        Assert.Equal((3, 2), (await CountAsync(), await CountAsync("mine")));
        Assert.Equal(
            """{"things":{"removed":["3"]}}""",
            (await JsonAsync("GET", "/sandboxes/default/diff/mine")).ToString()
        );

        var list = (JsonObject)await JsonAsync("GET", "/sandboxes");
        Assert.Equal(
            ["default", "mine"],
            ((JsonArray)list["sandboxes"]!).Select(s => ((JsonObject)s)["name"]!.AsText!)
        );
        await SendAsync(204, "DELETE", "/sandboxes/mine");
        await SendAsync(404, "GET", "/state?sandbox=mine");
    }

    [Fact]
    public async Task Sandbox_ExportedAndImported_IsTheSame()
    {
        var rows = await SendAsync(200, "GET", "/sandboxes/default/rows");
        await SendAsync(200, "PUT", "/sandboxes/copy/rows", rows);
        Assert.Equal("{}", (await JsonAsync("GET", "/sandboxes/default/diff/copy")).ToString());
        Assert.Equal(rows, await SendAsync(200, "GET", "/sandboxes/copy/rows"));

        var broken = rows.Replace("\"table\":\"things\"", "\"table\":\"none\"", StringComparison.Ordinal);
        Assert.Contains(
            "line 2",
            await SendAsync(400, "PUT", "/sandboxes/copy/rows", broken),
            StringComparison.Ordinal
        );
        Assert.Equal(rows, await SendAsync(200, "GET", "/sandboxes/copy/rows"));
    }

    [Fact]
    public async Task Snapshot_RestoredAfterWrites_BringsTheRowsBack()
    {
        await SendAsync(201, "POST", "/sandboxes/default/snapshots", """{"name":"three"}""");
        await SendAsync(409, "POST", "/sandboxes/default/snapshots", """{"name":"three"}""");
        await _folder.SendAsync("POST", "/things", """{"name":"Four"}""");
        await SendAsync(201, "POST", "/sandboxes/default/snapshots", """{"name":"four"}""");
        await SendAsync(200, "POST", "/reset");
        Assert.Equal(
            ("""{"things":{"added":["4"]}}""", """["3"]"""),
            (
                (await JsonAsync("GET", "/sandboxes/default/snapshots/three/diff/four")).ToString(),
                (
                    (JsonArray)
                        (
                            (JsonObject)
                                ((JsonObject)await JsonAsync("GET", "/sandboxes/default/snapshots/three/diff"))[
                                    "things"
                                ]!
                        )["removed"]!
                ).ToString()
            )
        );

        await SendAsync(204, "POST", "/sandboxes/default/snapshots/four/restore");
        Assert.Equal(4, await CountAsync());
        Assert.Equal("{}", (await JsonAsync("GET", "/sandboxes/default/snapshots/four/diff")).ToString());

        await SendAsync(201, "POST", "/sandboxes/default/snapshots", """{"name":"three","replace":true}""");
        Assert.Equal("{}", (await JsonAsync("GET", "/sandboxes/default/snapshots/three/diff")).ToString());
        await SendAsync(204, "DELETE", "/sandboxes/default/snapshots/three");
        var list = (JsonObject)await JsonAsync("GET", "/sandboxes/default/snapshots");
        Assert.Equal(["four"], ((JsonArray)list["snapshots"]!).Select(s => ((JsonObject)s)["name"]!.AsText!));
    }

    [Fact]
    public async Task Snapshot_OfAReloadedTwin_IsStillThere()
    {
        await SendAsync(201, "POST", "/sandboxes/default/snapshots", """{"name":"three"}""");
        await SendAsync(200, "POST", "/reset");
        Assert.True(await Twin.ReloadAsync([], TestContext.Current.CancellationToken));
        await SendAsync(204, "POST", "/sandboxes/default/snapshots/three/restore");
        Assert.Equal(3, await CountAsync());
    }

    [Fact]
    public async Task Snapshot_OfADeletedSandbox_GoesWithIt()
    {
        await SendAsync(201, "POST", "/sandboxes", """{"name":"mine"}""");
        await SendAsync(201, "POST", "/sandboxes/mine/snapshots", """{"name":"a"}""");
        await SendAsync(201, "POST", "/sandboxes", """{"name":"mine2"}""");
        await SendAsync(201, "POST", "/sandboxes/mine2/snapshots", """{"name":"a"}""");
        await SendAsync(204, "DELETE", "/sandboxes/mine");
        await SendAsync(201, "POST", "/sandboxes", """{"name":"mine"}""");
        await SendAsync(404, "POST", "/sandboxes/mine/snapshots/a/restore");
        await SendAsync(204, "POST", "/sandboxes/mine2/snapshots/a/restore");
    }

    [Fact]
    public async Task Snapshot_UnknownName_SuggestsANearOne()
    {
        Assert.Contains(
            "snapshot save",
            await MessageAsync("POST", "/sandboxes/default/snapshots/befor/restore"),
            StringComparison.Ordinal
        );
        await SendAsync(201, "POST", "/sandboxes/default/snapshots", """{"name":"before"}""");
        Assert.Contains(
            "did you mean 'before'?",
            await MessageAsync("GET", "/sandboxes/default/snapshots/befor/diff"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "did you mean 'default'?",
            await MessageAsync("GET", "/sandboxes/defalt/snapshots"),
            StringComparison.Ordinal
        );
    }

    private async Task<string> MessageAsync(string method, string target) =>
        ((JsonObject)JsonValue.Parse(Encoding.UTF8.GetBytes(await SendAsync(404, method, target))))["message"]!.AsText!;

    private async Task<int> CountAsync(string sandbox = "default") =>
        (int)((JsonNumber)((JsonObject)await JsonAsync("GET", "/state?sandbox=" + sandbox))["totalItems"]!).Integer;

    private async Task<string> SendAsync(int status, string method, string target, string body = "")
    {
        _instance.Serve(Twin, 1);
        var response = await AskAsync(method, target, body);
        Assert.Equal(status, response.Status);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    [Fact]
    public async Task Chaos_ProfileApplied_IsReadBack()
    {
        await JsonAsync("POST", "/chaos/profiles/slow-api/apply");
        var chaos = (JsonObject)await JsonAsync("GET", "/chaos");
        Assert.Equal(JsonBoolean.True, chaos["enabled"]);
        Assert.Contains("\"min\":\"500ms\",\"max\":\"2s\"", chaos.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chaos_Put_IsReadBackWithItsRules()
    {
        const string Rules =
            """[{"pathPattern":"/v1","methods":["GET"],"probability":0.5,"faults":[{"type":"timeout","probability":1,"config":{"duration":"5s"}}]}]""";
        var chaos = (JsonObject)await JsonAsync("PUT", "/chaos", $$"""{"enabled":true,"rules":{{Rules}}}""");
        Assert.Equal(JsonValue.Parse(Rules), chaos["rules"]);
        Assert.Single(Twin.Faults!.Rules);
    }

    [Fact]
    public async Task Chaos_PutWithGaps_TakesTheDefaultsOfTheFile()
    {
        await JsonAsync("PUT", "/chaos", """{"global":{"latency":{"max":"1s"}},"rules":[{"pathPattern":"/a"}]}""");
        Assert.True(Twin.Faults!.Enabled);
        Assert.Equal(1, Twin.Faults.Global!.Latency!.Probability);
        Assert.Equal(1, Twin.Faults.Rules[0].Probability);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("7")]
    [InlineData("""{"rules":[{}]}""")]
    [InlineData("""{"enabeld":true}""")]
    [InlineData("""{"global":{"errorRate":{"probability":2}}}""")]
    [InlineData("""{"rules":[{"pathPattern":"(","faults":[]}]}""")]
    public async Task Chaos_PutOfNonsense_Is400AndChangesNothing(string body)
    {
        _instance.Serve(Twin, 1);
        Assert.Equal(400, (await AskAsync("PUT", "/chaos", body)).Status);
        Assert.Null(Twin.Faults);
    }

    [Fact]
    public async Task Shutdown_Asked_IsRequested()
    {
        Assert.Equal(200, (await AskAsync("POST", "/shutdown")).Status);
        Assert.True(_instance.StopRequested.IsCompleted);
    }

    private async Task<JsonValue> JsonAsync(string method, string target, string body = "")
    {
        _instance.Serve(Twin, 1);
        var response = await AskAsync(method, target, body);
        Assert.Equal(200, response.Status);
        return JsonValue.Parse(response.Body.Span);
    }

    private ValueTask<Response> AskAsync(string method, string target, string body = "", string? key = null)
    {
        var parts = target.Split('?');
        var request = new Request
        {
            Method = method,
            RawPath = parts[0],
            RawQuery = parts.Length > 1 ? parts[1] : "",
            Body = Encoding.UTF8.GetBytes(body),
        };
        return new AdminPlane(_instance, new AdminGate(key, "localhost")).AnswerAsync(
            request,
            TestContext.Current.CancellationToken
        );
    }
}
