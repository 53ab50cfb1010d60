using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Xunit;

namespace Server.Tests.Pipeline;

public sealed class ReloadTests
{
    private const string Config = """
        version: "1.0"
        tables:
          - name: pets
            idStrategy: sequence
            seedData: [{ id: "1", name: Ada }]
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
        """;

    private int _written;

    [Fact]
    public async Task Reload_TableUnchanged_KeepsItsRowsInTheNewShape()
    {
        using var folder = await TwinFolder.StartAsync(Config);
        await folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        folder.Write(
            Config.Replace(
                "idStrategy: sequence",
                "idStrategy: sequence\n    response: { fields: { inject: { kind: pet } } }",
                StringComparison.Ordinal
            )
        );

        Assert.True(await ReloadAsync(folder, []));

        var (status, body) = await folder.SendAsync("GET", "/pets/2");
        Assert.Equal(200, status);
        Assert.Equal("pet", ((JsonObject)body)["kind"]!.AsText);
        var (_, next) = await folder.SendAsync("POST", "/pets", "{}");
        Assert.Equal("3", ((JsonObject)next)["id"]!.AsText);
    }

    [Fact]
    public async Task Reload_DuringWrites_LosesNoneThatWasAcknowledged()
    {
        using var folder = await TwinFolder.StartAsync(Config.Replace("idStrategy: sequence", "idStrategy: uuid"));
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteUntilAsync(folder, stop.Token))).ToArray();
        for (var i = 0; i < 80 || Volatile.Read(ref _written) < 200; i++)
        {
            Assert.True(await ReloadAsync(folder, []));
        }

        await stop.CancelAsync();
        var keys = (await Task.WhenAll(writers)).SelectMany(k => k).ToArray();
        foreach (var key in keys)
        {
            Assert.Equal(200, (await folder.SendAsync("GET", "/pets/" + key)).Status);
        }
    }

    private async Task<List<string>> WriteUntilAsync(TwinFolder folder, CancellationToken stop)
    {
        var keys = new List<string>();
        while (!stop.IsCancellationRequested)
        {
            var (status, body) = await folder.SendAsync("POST", "/pets", "{}");
            Assert.Equal(201, status);
            keys.Add(((JsonObject)body)["id"]!.AsText!);
            Interlocked.Increment(ref _written);
        }

        return keys;
    }

    [Fact]
    public async Task Reload_SeedsChanged_BeginsThatTableAnew()
    {
        using var folder = await TwinFolder.StartAsync(Config);
        await folder.SendAsync("POST", "/pets", """{"name":"Bob"}""");
        folder.Write(Config.Replace("Ada", "Eve", StringComparison.Ordinal));

        Assert.True(await ReloadAsync(folder, []));

        Assert.Equal("Eve", ((JsonObject)(await folder.SendAsync("GET", "/pets/1")).Body)["name"]!.AsText);
        Assert.Equal(404, (await folder.SendAsync("GET", "/pets/2")).Status);
    }

    [Fact]
    public async Task Reload_FileWithErrors_KeepsTheOldTwinAndSaysWhy()
    {
        using var folder = await TwinFolder.StartAsync(Config);
        folder.Write(Config.Replace("table: pets, action: get", "table: pest, action: get", StringComparison.Ordinal));
        var diagnostics = new List<Diagnostic>();

        Assert.False(await ReloadAsync(folder, diagnostics));

        Assert.Contains(diagnostics, d => d.Code == DiagnosticCodes.BindingToMissingTable);
        Assert.Equal(200, (await folder.SendAsync("GET", "/pets/1")).Status);
    }

    private static Task<bool> ReloadAsync(TwinFolder folder, List<Diagnostic> diagnostics) =>
        folder.Twin.ReloadAsync(diagnostics, TestContext.Current.CancellationToken);
}
