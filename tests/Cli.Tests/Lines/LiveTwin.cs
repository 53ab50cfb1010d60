using Mockd.Contracts.Diagnostics;
using Mockd.Server.Hosting;
using Mockd.Server.Running;
using Xunit;

namespace Cli.Tests.Lines;

/// <summary>A twin served by the test's own process, for commands to talk to.</summary>
public sealed class LiveTwin : IAsyncLifetime
{
    private const string Config = """
        version: "1.0"
        tables:
          - { name: pets, idStrategy: sequence, seedData: [{ id: "1", name: Rex }] }
          - { name: owners }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-live-");
    private TwinHost _host = null!;

    public string Url => $"http://localhost:{_host.AdminPort}";

    public string ConfigPath => Path.Combine(_folder.FullName, "mockd.yaml");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(ConfigPath, Config);
        var options = new TwinHostOptions
        {
            Twin = new TwinOptions { ConfigPath = ConfigPath, CacheFolder = _folder.FullName },
            Port = 0,
            AdminPort = 0,
        };
        _host = (await TwinHost.StartAsync(options, new List<Diagnostic>(), CancellationToken.None))!;
    }

    /// <summary>Makes a row, so that there is something to undo.</summary>
    public async Task WriteAsync()
    {
        using var client = new HttpClient();
        using var body = new StringContent("{\"name\":\"Tom\"}", null, "application/json");
        using var answer = await client.PostAsync(
            new Uri($"http://localhost:{_host.Port}/pets"),
            body,
            TestContext.Current.CancellationToken
        );
        Assert.True(answer.IsSuccessStatusCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
