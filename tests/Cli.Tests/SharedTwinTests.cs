using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Databases;
using Mockd.Cli;
using Xunit;

[assembly: AssemblyFixture(typeof(LazyServer))]

namespace Cli.Tests;

/// <summary>Several processes that serve one twin from one database.</summary>
public sealed partial class SharedTwinTests(LazyServer lazy) : IAsyncLifetime
{
    private const string Twin = """
        version: "1.0"
        state: { store: postgres }
        tables:
          - { name: notes }
          - { name: accounts, seedData: [{ id: a, sum: 1000 }, { id: b, sum: 1000 }] }
        customOperations:
          - name: Move
            steps:
              - { type: read, resource: accounts, id: '"a"', as: from }
              - { type: update, resource: accounts, id: '"a"', set: { sum: from.sum - 1 } }
              - { type: read, resource: accounts, id: '"b"', as: to }
              - { type: update, resource: accounts, id: '"b"', set: { sum: to.sum + 1 } }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /notes }, statefulBinding: { table: notes, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/notes/{id}" }, statefulBinding: { table: notes, action: get } } }
          - { id: sum, http: { matcher: { method: GET, path: "/accounts/{id}" }, statefulBinding: { table: accounts, action: get } } }
          - { id: move, http: { matcher: { method: POST, path: /move }, statefulOperation: Move } }
        """;

    private readonly ProgramRun _program = new();
    private readonly HttpClient _client = new();
    private readonly List<Process> _running = [];
    private PostgresServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        _server = await lazy.Server;
        _program.Variables["MOCKD_POSTGRES"] = _server.ConnectionTo(await _server.MakeDatabaseAsync());
    }

    public ValueTask DisposeAsync()
    {
        foreach (var process in _running)
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        _client.Dispose();
        _program.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Replica_KilledUnderLoad_LeavesNothingHalfDone()
    {
        var config = _program.Config(Twin);
        var (doomed, other) = (await StartAsync(config), await StartAsync(config));
        var acknowledged = new ConcurrentBag<string>();
        using var enough = new CancellationTokenSource();
        var writers = Enumerable
            .Range(0, 6)
            .Select(i => Task.Run(() => LoadAsync(i % 2 == 0 ? doomed.Twin : other.Twin, acknowledged, enough.Token)))
            .ToArray();
        await WaitForAsync(() => acknowledged.Count > 40);
        doomed.Process.Kill();
        await doomed.Process.WaitForExitAsync(Token);
        var before = acknowledged.Count;
        await WaitForAsync(() => acknowledged.Count > before + 40);
        await enough.CancelAsync();
        await Task.WhenAll(writers);

        var again = await StartAsync(config);
        foreach (var twin in new[] { other.Twin, again.Twin })
        {
            Assert.Equal(2000, await SumAsync(twin, "a") + await SumAsync(twin, "b"));
            foreach (var id in acknowledged)
            {
                using var found = await _client.GetAsync($"{twin}/notes/{id}", Token);
                Assert.True(found.IsSuccessStatusCode, $"{id} was acknowledged and is not there");
            }
        }
    }

    [Fact]
    public async Task Password_IsShownNowhere()
    {
        var config = _program.Config(Twin);
        var one = await StartAsync(config);
        using (await _client.PostAsJsonAsync(one.Twin + "/notes", new { text = "x" }, Token)) { }

        var said = new List<string> { one.Said };
        foreach (
            var verb in (string[][])
                [
                    ["status"],
                    ["status", "--json"],
                    ["list"],
                    ["sandbox", "list"],
                    ["validate", "-c", config],
                ]
        )
        {
            var (_, data, messages) = await _program.RunAsync(verb);
            said.Add(data + messages);
        }

        _program.Variables["MOCKD_POSTGRES"] = _server.ConnectionTo("there_is_none");
        var (code, _, refusal) = await _program.RunAsync("start", "-c", config, "-p", "0", "-a", "0");
        Assert.Equal(ExitCodes.Failure, code);
        Assert.Contains("there_is_none", refusal, StringComparison.Ordinal);
        said.Add(refusal);
        said.AddRange(
            Directory.EnumerateFiles(_program.Folder, "*", SearchOption.AllDirectories).Select(File.ReadAllText)
        );

        Assert.Contains("PostgreSQL at 127.0.0.1", said[0], StringComparison.Ordinal);
        Assert.All(said, s => Assert.DoesNotContain(_server.Password, s, StringComparison.Ordinal));
    }

    private async Task LoadAsync(string twin, ConcurrentBag<string> acknowledged, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                using var moved = await _client.PostAsJsonAsync(twin + "/move", new { }, Token);
                using var made = await _client.PostAsJsonAsync(twin + "/notes", new { text = "x" }, Token);
                if (made.IsSuccessStatusCode)
                {
                    acknowledged.Add((await made.Content.ReadFromJsonAsync<JsonObject>(Token))!["id"]!.ToString());
                }
            }
            catch (HttpRequestException)
            {
                // The replica was killed; what it did not answer it did not acknowledge.
                return;
            }
        }
    }

    private async Task<int> SumAsync(string twin, string account) =>
        (int)(await _client.GetFromJsonAsync<JsonObject>($"{twin}/accounts/{account}", Token))!["sum"]!;

    private async Task<(string Twin, Process Process, string Said)> StartAsync(string config)
    {
        var (code, data, messages) = await _program.RunAsync("start", "-d", "-p", "0", "-a", "0", "-c", config);
        Assert.True(code == ExitCodes.Success, messages);
        var found = StartText().Match(data);
        Assert.True(found.Success, data);
        var process = Process.GetProcessById(int.Parse(found.Groups[2].ValueSpan));
        _running.Add(process);
        return (found.Groups[1].Value, process, data + messages);
    }

    private static async Task WaitForAsync(Func<bool> isThere)
    {
        while (!isThere())
        {
            await Task.Delay(10, Token);
        }
    }

    [GeneratedRegex(@"twin +(\S+)[\s\S]*pid (\d+)")]
    private static partial Regex StartText();
}
