using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Xunit;

namespace Server.Tests.Admin;

public sealed class AdminPlaneTests
{
    private readonly FakeTwin _twin = new();
    private readonly InstanceState _instance = new("1.2.3", "/x/mockd.yaml", TimeProvider.System);

    [Fact]
    public async Task Ready_TwinStillCompiling_Is503UntilItServes()
    {
        Assert.Equal(503, (await AskAsync("GET", "/ready")).Status);
        _instance.Serve(_twin, 1);
        Assert.Equal(200, (await AskAsync("GET", "/ready")).Status);
    }

    [Theory]
    [InlineData("/health", 200)]
    [InlineData("/ready", 200)]
    [InlineData("/state", 401)]
    [InlineData("/status", 401)]
    [InlineData("/nowhere", 401)]
    public async Task Route_WithoutKey_IsOpenOnlyForHealth(string path, int status)
    {
        _instance.Serve(_twin, 1);
        Assert.Equal(status, (await AskAsync("GET", path, key: "mk_1")).Status);
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
            """{"data":[{"id":2}],"meta":{"total":3,"limit":1,"offset":1,"count":1,"has_more":true}}""",
            body.ToString()
        );
    }

    [Theory]
    [InlineData("GET", "/state/resources/nope/items", 404)]
    [InlineData("GET", "/state/resources/things/items?limit=-1", 400)]
    [InlineData("POST", "/reset/nope", 404)]
    [InlineData("POST", "/state/resources/nope/reset", 404)]
    [InlineData("POST", "/chaos/profiles/nope/apply", 404)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("DELETE", "/reset", 404)]
    public async Task Route_BadRequest_IsRefused(string method, string target, int status)
    {
        _instance.Serve(_twin, 1);
        Assert.Equal(status, (await AskAsync(method, target)).Status);
    }

    [Theory]
    [InlineData("/reset", null)]
    [InlineData("/state/reset", null)]
    [InlineData("/state/reset?resource=things", "things")]
    [InlineData("/reset/things", "things")]
    [InlineData("/state/resources/things/reset", "things")]
    public async Task Reset_EveryRoute_ReachesTheTwin(string target, string? table)
    {
        var body = (JsonObject)await JsonAsync("POST", target);
        Assert.Equal("reset", body["status"]?.AsText);
        Assert.Equal([table], _twin.Resets);
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
        Assert.Single(_twin.Faults!.Rules);
    }

    [Fact]
    public async Task Chaos_PutWithGaps_TakesTheDefaultsOfTheFile()
    {
        await JsonAsync("PUT", "/chaos", """{"global":{"latency":{"max":"1s"}},"rules":[{"pathPattern":"/a"}]}""");
        Assert.True(_twin.Faults!.Enabled);
        Assert.Equal(1, _twin.Faults.Global!.Latency!.Probability);
        Assert.Equal(1, _twin.Faults.Rules[0].Probability);
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
        _instance.Serve(_twin, 1);
        Assert.Equal(400, (await AskAsync("PUT", "/chaos", body)).Status);
        Assert.Null(_twin.Faults);
    }

    [Fact]
    public async Task Shutdown_Asked_IsRequested()
    {
        Assert.Equal(200, (await AskAsync("POST", "/shutdown")).Status);
        Assert.True(_instance.StopRequested.IsCompleted);
    }

    private async Task<JsonValue> JsonAsync(string method, string target, string body = "")
    {
        _instance.Serve(_twin, 1);
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
