using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Admin;

public sealed class JournalTests : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        sandboxes: { by: [{ header: X-Sandbox }] }
        mocks:
          - { id: a, http: { matcher: { method: GET, path: /a }, response: { body: { a: 1 } } } }
          - { id: tagged, http: { matcher: { method: GET, path: /t, headers: { X-Tag: b } }, response: { body: {} } } }
        """;

    private readonly InstanceState _instance = new("1.2.3", "/x/mockd.yaml", TimeProvider.System);
    private TwinFolder _folder = null!;

    public async ValueTask InitializeAsync()
    {
        _folder = await TwinFolder.StartAsync(Config);
        await _folder.SendAsync("GET", "/a");
        await _folder.SendAsync("GET", "/a", sandbox: "one");
        await _folder.SendAsync("GET", "/b%20c");
        await _folder.SendAsync("POST", "/a");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("", "4,3,2,1")]
    [InlineData("method=get", "3,2,1")]
    [InlineData("path=/a", "4,2,1")]
    [InlineData("path=/b c", "3")]
    [InlineData("path=/b*", "3")]
    [InlineData("status=404", "3")]
    [InlineData("status=4xx", "4,3")]
    [InlineData("operation=a", "2,1")]
    [InlineData("sandbox=one", "2")]
    [InlineData("since=2", "4,3")]
    [InlineData("since=2999-01-01", "")]
    [InlineData("method=GET&status=2xx&limit=1", "2")]
    public async Task List_ByCriteria_ShowsThoseThatMeetAll(string query, string ids)
    {
        var body = JsonValue.Parse((await AskAsync("GET", query)).Body.Span);
        var shown = (JsonArray)((JsonObject)body)["exchanges"]!;
        Assert.Equal(ids, string.Join(',', shown.Select(e => ((JsonObject)e)["id"]!.ToPlainText())));
    }

    [Theory]
    [InlineData("stauts=404", "has no parameter 'stauts'")]
    [InlineData("status=4x", "it is a status such as 404")]
    [InlineData("limit=0", "it is a whole number from 1 up")]
    [InlineData("since=yesterday", "it is a time such as")]
    public async Task List_ByWhatIsNoCriterion_IsRefused(string query, string message)
    {
        var response = await AskAsync("GET", query);
        Assert.Equal(400, response.Status);
        var body = JsonValue.Parse(response.Body.Span);
        Assert.Contains(message, ((JsonObject)body)["message"]!.ToPlainText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_Journal_ForgetsAllButGoesOnCounting()
    {
        Assert.Equal(204, (await AskAsync("DELETE", "")).Status);
        await _folder.SendAsync("GET", "/a");
        Assert.Equal([5], _folder.Twin.RecentExchanges(10).Select(e => e.Id));
    }

    [Theory]
    [InlineData(null, "the path matches, but header 'X-Tag' is absent, not 'b'")]
    [InlineData("c", "the path matches, but header 'X-Tag' is 'c', not 'b'")]
    public async Task NearMiss_StubOnTheVeryPath_TellsTheCriterion(string? tag, string reason)
    {
        var response = await _folder.AnswerAsync(Tagged(tag is null ? [] : [tag]));
        Assert.Equal(404, response.Status);
        var misses = (JsonArray)((JsonObject)JsonValue.Parse(response.Body.Span))["nearMisses"]!;
        Assert.Equal(reason, ((JsonObject)misses[0])["reason"]!.ToPlainText());
    }

    [Fact]
    public async Task Header_InSeveralLines_FitsByAnyOfThem() =>
        Assert.Equal(200, (await _folder.AnswerAsync(Tagged(["a", "b"]))).Status);

    [Theory]
    [InlineData("/health", "ok")]
    [InlineData("/ready", "ready")]
    [InlineData("/__mockd/health", "ok")]
    [InlineData("/__mockd/ready", "ready")]
    public async Task Probe_OnTheTwinsOwnPort_IsAnswered(string path, string status)
    {
        var (code, body) = await _folder.SendAsync("GET", path);
        Assert.Equal((200, status), (code, ((JsonObject)body)["status"]!.ToPlainText()));
    }

    private static Request Tagged(string[] tags) =>
        new()
        {
            Method = "GET",
            RawPath = "/t",
            Headers = new RequestHeaders(tags.Select(t => KeyValuePair.Create("X-Tag", t))),
        };

    private async Task<Response> AskAsync(string method, string query)
    {
        _instance.Serve(_folder.Twin, 1);
        var request = new Request
        {
            Method = method,
            RawPath = "/journal",
            RawQuery = query,
        };
        return await new AdminPlane(_instance, new AdminGate(null, "localhost")).AnswerAsync(
            request,
            TestContext.Current.CancellationToken
        );
    }
}
