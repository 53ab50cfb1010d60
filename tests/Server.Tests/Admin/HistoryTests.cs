using System.Text;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Server.Tests.Pipeline;
using Xunit;

namespace Server.Tests.Admin;

/// <summary>The past of sandboxes over the admin plane.</summary>
public sealed class HistoryTests : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        state: { STORE }
        sandboxes: { by: [{ header: X-Sandbox }] }
        tables:
          - { name: pets, idStrategy: sequence, seedData: [{ id: "1", name: Ada }] }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
          - { id: put, http: { matcher: { method: PUT, path: "/pets/{id}" }, statefulBinding: { table: pets, action: update } } }
          - { id: out, http: { matcher: { method: DELETE, path: "/pets/{id}" }, statefulBinding: { table: pets, action: delete } } }
        """;

    private TwinFolder _folder = null!;
    private AdminPlane _plane = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => StartAsync("store: memory");

    public async ValueTask DisposeAsync()
    {
        await _folder.Twin.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("store: memory")]
    [InlineData("store: file")]
    public async Task UndoAndRedo_TakeWritesBackAndMakeThemAgain(string store)
    {
        await DisposeAsync();
        await StartAsync(store);
        await _folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        await _folder.SendAsync("PUT", "/pets/2", """{"name":"Bobby"}""");
        await _folder.SendAsync("DELETE", "/pets/1");

        var undone = await SendAsync(200, "POST", "/sandboxes/default/undo", """{"writes":2}""");
        Assert.Equal(
            ["DELETE /pets/1", "PUT /pets/2"],
            ((JsonArray)undone["writes"]!).Select(w => ((JsonObject)w)["what"]!.AsText)
        );
        Assert.Equal("Bob", await NameAsync("2"));
        Assert.Equal("Ada", await NameAsync("1"));

        await SendAsync(200, "POST", "/sandboxes/default/redo");
        Assert.Equal("Bobby", await NameAsync("2"));
        Assert.Equal("Ada", await NameAsync("1"));

        await SendAsync(409, "POST", "/sandboxes/default/undo", """{"writes":3}""");
        await SendAsync(409, "POST", "/sandboxes/default/redo", """{"writes":2}""");
        Assert.Equal("Bobby", await NameAsync("2"));
    }

    [Fact]
    public async Task Journal_OfAWrite_ShowsItsRowsAndTheStatesOnBothSides()
    {
        await _folder.SendAsync("PUT", "/pets/1", """{"name":"Adele"}""");
        await _folder.SendAsync("GET", "/pets/1");

        var exchanges = (JsonArray)(await SendAsync(200, "GET", "/journal"))["exchanges"]!;

        Assert.False(((JsonObject)exchanges[0]).Contains("write"));
        var write = (JsonObject)((JsonObject)exchanges[1])["write"]!;
        Assert.Equal(
            """{"pets":{"changed":[{"key":"1","fields":{"name":{"from":"Ada","to":"Adele"}}}]}}""",
            write["changes"]!.ToString()
        );
        var before = await SendTextAsync(200, "GET", write["before"]!.AsText!);
        Assert.Contains("\"Ada\"", before, StringComparison.Ordinal);
        Assert.Contains(
            "\"Adele\"",
            await SendTextAsync(200, "GET", write["after"]!.AsText!),
            StringComparison.Ordinal
        );

        // What is exported so can be looked at in a sandbox of its own.
        await SendTextAsync(200, "PUT", "/sandboxes/then/rows", before);
        Assert.Equal("Ada", await NameAsync("1", "then"));
    }

    [Fact]
    public async Task Restore_BeforeARequest_CanBeUndoneItself()
    {
        await _folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        await _folder.SendAsync("DELETE", "/pets/1");
        await _folder.SendAsync("DELETE", "/pets/2");
        var writes = (JsonArray)(await SendAsync(200, "GET", "/sandboxes/default/history"))["writes"]!;
        var mistake = ((JsonObject)writes[1])["request"]!.ToString();

        await SendAsync(200, "POST", "/sandboxes/default/restore", $$"""{"before":{{mistake}}}""");
        Assert.Equal(("Ada", "Bob"), (await NameAsync("1"), await NameAsync("2")));

        for (var i = 0; i < 3; i++)
        {
            await SendAsync(200, "POST", "/sandboxes/default/undo");
        }

        Assert.Equal(("Ada", "Bob"), (await NameAsync("1"), await NameAsync("2")));
        await SendAsync(409, "POST", "/sandboxes/default/restore", """{"before":999}""");
    }

    [Fact]
    public async Task Reset_Import_Clock_AndSnapshots_AreUndoneLikeWrites()
    {
        await _folder.SendAsync("PUT", "/pets/1", """{"name":"Adele"}""");
        await SendAsync(201, "POST", "/sandboxes/default/snapshots", """{"name":"s"}""");
        var export = await SendTextAsync(200, "GET", "/sandboxes/default/rows");
        foreach (
            var (method, path, body) in new[]
            {
                ("POST", "/reset", ""),
                ("PUT", "/sandboxes/default/rows", export),
                ("PUT", "/sandboxes/default/clock", """{"advance":"1d"}"""),
                ("POST", "/sandboxes/default/snapshots/s/restore", ""),
            }
        )
        {
            var before = await SendTextAsync(200, "GET", "/sandboxes/default/rows");
            await SendTextAsync(null, method, path, body);
            await SendAsync(200, "POST", "/sandboxes/default/undo");
            Assert.Equal(before, await SendTextAsync(200, "GET", "/sandboxes/default/rows"));
        }
    }

    [Fact]
    public async Task History_IsOfOneSandbox()
    {
        await _folder.SendAsync("PUT", "/pets/1", """{"name":"Adele"}""", "mine");

        await SendAsync(409, "POST", "/sandboxes/default/undo");
        await SendAsync(200, "POST", "/sandboxes/mine/undo");

        Assert.Equal("Ada", await NameAsync("1", "mine"));
    }

    [Theory]
    [InlineData("POST", "/sandboxes/default/undo", "{\"writes\":0}", 400)]
    [InlineData("POST", "/sandboxes/default/undo", "[]", 400)]
    [InlineData("POST", "/sandboxes/default/redo", "{\"write\":1}", 400)]
    [InlineData("POST", "/sandboxes/default/restore", "{}", 400)]
    [InlineData("POST", "/sandboxes/nope/undo", "", 404)]
    [InlineData("GET", "/sandboxes/nope/history", "", 404)]
    [InlineData("GET", "/sandboxes/default/history/7/before", "", 404)]
    [InlineData("GET", "/sandboxes/default/history/x/before", "", 404)]
    [InlineData("GET", "/sandboxes/default/future", "", 404)]
    public async Task Mistakes_AreToldAsWhatTheyAre(string method, string path, string body, int status) =>
        await SendAsync(status, method, path, body);

    private async ValueTask StartAsync(string store)
    {
        _folder = await TwinFolder.StartAsync(Config.Replace("STORE", store, StringComparison.Ordinal));
        var instance = new InstanceState("1.0.0", "mockd.yaml", TimeProvider.System);
        instance.Serve(_folder.Twin, 1);
        _plane = new AdminPlane(instance, new AdminGate(null, "localhost"));
    }

    private async Task<string?> NameAsync(string id, string? sandbox = null) =>
        ((await _folder.SendAsync("GET", $"/pets/{id}", sandbox: sandbox)).Body as JsonObject)?["name"]?.AsText;

    private async Task<JsonObject> SendAsync(int status, string method, string path, string body = "") =>
        (JsonObject)JsonValue.Parse(await SendTextAsync(status, method, path, body));

    private async Task<string> SendTextAsync(int? status, string method, string path, string body = "")
    {
        var request = new Request
        {
            Method = method,
            RawPath = path,
            Headers = new RequestHeaders(new KeyValuePair<string, string>("Host", "localhost")),
            Body = Encoding.UTF8.GetBytes(body),
        };
        var response = await _plane.AnswerAsync(request, Cancellation);
        var text = Encoding.UTF8.GetString(response.Body.Span);
        Assert.True(
            response.Status == (status ?? response.Status) && response.Status < 500,
            $"{response.Status} {text}"
        );
        return text;
    }
}
