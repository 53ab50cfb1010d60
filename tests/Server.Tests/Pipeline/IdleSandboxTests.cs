using Engine.Tests.Sandboxes;
using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

/// <summary>Sandboxes with a life, in a running twin.</summary>
public sealed class IdleSandboxTests
{
    private const string Twin = """
        version: "1.0"
        sandboxes: { by: [{ header: X-Sandbox }], ttl: 8s }
        tables: [{ name: pets, idStrategy: sequence }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: all, http: { matcher: { method: GET, path: /pets }, statefulBinding: { table: pets, action: list } } }

        """;

    private readonly ManualTime _time = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("memory")]
    [InlineData("file")]
    public async Task Sandbox_InUse_StaysOverReloadsAndRestarts(string store)
    {
        using var folder = await TwinFolder.StartAsync($"{Twin}state: {{ store: {store} }}", _time);
        await folder.SendAsync("POST", "/pets", "{}", "a");
        for (var i = 0; i < 60; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1970));
            Assert.Equal(1, await CountAsync(folder));
            if (i % 5 == 0)
            {
                Assert.True(await folder.Twin.ReloadAsync([], Cancellation));
            }

            if (i % 7 == 0 && store == "file")
            {
                await folder.RestartAsync();
            }
        }

        await folder.Twin.DisposeAsync();
    }

    [Fact]
    public async Task Sandbox_Idle_GoesAlsoAfterAReload()
    {
        using var folder = await TwinFolder.StartAsync(Twin, _time);
        await folder.SendAsync("POST", "/pets", "{}", "a");
        Assert.True(await folder.Twin.ReloadAsync([], Cancellation));

        _time.Advance(TimeSpan.FromSeconds(8 * 1.15));

        Assert.Equal(["default"], (await folder.Twin.State.SandboxesAsync(Cancellation)).Select(s => s.Name));
        Assert.Equal(0, await CountAsync(folder));
    }

    [Fact]
    public async Task Life_ChangedByAReload_HoldsForSandboxesOfBefore()
    {
        using var folder = await TwinFolder.StartAsync(Twin, _time);
        await folder.SendAsync("POST", "/pets", "{}", "a");
        folder.Write(Twin.Replace("ttl: 8s", "ttl: 1h", StringComparison.Ordinal));
        Assert.True(await folder.Twin.ReloadAsync([], Cancellation));

        _time.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(1, await CountAsync(folder));
    }

    private static async Task<int> CountAsync(TwinFolder folder)
    {
        var (status, body) = await folder.SendAsync("GET", "/pets", sandbox: "a");
        Assert.Equal(200, status);
        return ((JsonArray)((JsonObject)body)["data"]!).Count;
    }
}
