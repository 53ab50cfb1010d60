using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Foreign host names and pages, where a twin is told which are its own.</summary>
public sealed class CallerTests : IDisposable
{
    private const string Config = """
        version: "1.0"
        sandboxes: { by: [{ header: X-Sandbox }] }
        tables: [{ name: pets }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-caller-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("twin.test", "https://app.test", 201)]
    [InlineData("localhost:4280", null, 201)]
    [InlineData("evil.example", null, 403)]
    [InlineData("localhost:4280", "https://evil.example", 403)]
    public async Task Caller_UnderAName_IsAnsweredOrRefusedWithoutATrace(string host, string? origin, int status)
    {
        await using var twin = await StartAsync("origins: [https://app.test]\n", ["twin.test"]);

        var answer = await PostAsync(twin, host, origin);

        Assert.Equal(status, answer.Status);
        var entry = Assert.Single(twin.RecentExchanges(10));
        Assert.Equal(status, entry.Status);
        var sandboxes = await twin.State.SandboxesAsync(Cancel);
        Assert.Equal(status == 201, sandboxes.Any(s => s.Name == "mine"));
        if (status == 403)
        {
            Assert.Equal("application/problem+json", answer.ContentType);
            var refused = origin is null ? "host-refused" : "origin-refused";
            Assert.Contains(refused, ServedTwin.Text(answer), StringComparison.Ordinal);
            Assert.Contains(origin ?? host, entry.Fault, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("evil.example", "https://evil.example")]
    public async Task Twin_ThatIsToldNothing_AnswersAll(string host, string? origin)
    {
        await using var twin = await StartAsync("", null);
        Assert.Equal(201, (await PostAsync(twin, host, origin)).Status);
    }

    [Fact]
    public async Task Reload_WithOtherOrigins_GoesByThem()
    {
        await using var twin = await StartAsync("", null);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "mockd.yaml"), Config + "origins: []\n", Cancel);
        Assert.True(await twin.ReloadAsync(new List<Diagnostic>(), Cancel));
        Assert.Equal(403, (await PostAsync(twin, "localhost", "https://evil.example")).Status);
    }

    private static ValueTask<Response> PostAsync(TwinRuntime twin, string host, string? origin)
    {
        var headers = new List<KeyValuePair<string, string>> { new("Host", host), new("X-Sandbox", "mine") };
        if (origin is not null)
        {
            headers.Add(new("Origin", origin));
        }

        return twin.AnswerAsync(
            new Request
            {
                Method = "POST",
                RawPath = "/pets",
                Origin = "http://" + host,
                ContentType = "application/json",
                Body = "{}"u8.ToArray(),
                Headers = new RequestHeaders(headers),
            },
            Cancel
        );
    }

    private async Task<TwinRuntime> StartAsync(string more, string[]? hosts)
    {
        var path = Path.Combine(_folder.FullName, "mockd.yaml");
        await File.WriteAllTextAsync(path, Config + more, Cancel);
        var options = new TwinOptions
        {
            ConfigPath = path,
            CacheFolder = _folder.FullName,
            AllowedHosts = hosts,
        };
        var diagnostics = new List<Diagnostic>();
        var twin = await TwinRuntime.StartAsync(options, diagnostics, Cancel);
        Assert.True(twin is not null, string.Join('\n', diagnostics));
        return twin;
    }
}
