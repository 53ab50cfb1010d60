using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Mockd.Cli;
using Xunit;

namespace Cli.Tests;

/// <summary>The program with a store that outlives it.</summary>
public sealed partial class KeptStateTests : IDisposable
{
    private const string Twin = """
        version: "1.0"
        state: { store: file }
        sandboxes: { by: [{ header: X-Sandbox }] }
        tables:
          - { name: pets, idStrategy: sequence, seedData: [{ id: "1", name: Rex }] }
        mocks:
          - { id: add, http: { matcher: { method: POST, path: /pets }, statefulBinding: { table: pets, action: create } } }
          - { id: one, http: { matcher: { method: GET, path: "/pets/{id}" }, statefulBinding: { table: pets, action: get } } }
        """;

    private static readonly string[] Start = ["start", "-d", "-p", "0", "-a", "0", "-c"];
    private readonly ProgramRun _program = new();
    private readonly HttpClient _client = new();

    public KeptStateTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "--detach is that of POSIX");

    public void Dispose()
    {
        _client.Dispose();
        _program.Dispose();
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public async Task Stopped_AndStartedAgain_HasWhatWasCreated(string signal)
    {
        var config = _program.Config(Twin);
        var first = await StartAsync(config);
        using var inSandbox = new HttpRequestMessage(HttpMethod.Post, first.Pets);
        inSandbox.Headers.Add("X-Sandbox", "ci-1");
        using (var made = await _client.PostAsJsonAsync(first.Pets, new { name = "Tom" }, Token))
        using (var other = await _client.SendAsync(inSandbox, Token))
        {
            Assert.True(made.IsSuccessStatusCode && other.IsSuccessStatusCode);
        }

        Assert.Contains("state   " + first.State, await DataAsync("status"), StringComparison.Ordinal);
        await EndAsync(first, signal);
        var second = await StartAsync(config);
        try
        {
            Assert.Equal(first.State, second.State);
            Assert.Contains("Tom", await _client.GetStringAsync(second.Pets + "/2", Token), StringComparison.Ordinal);
            Assert.Matches(@"ci-1\b", await DataAsync("sandbox", "list"));
        }
        finally
        {
            await EndAsync(second, "TERM");
        }
    }

    [Fact]
    public async Task Second_OnTheSameState_IsRefusedAndNamesTheFirst()
    {
        var config = _program.Config(Twin);
        var first = await StartAsync(config);
        try
        {
            var (code, _, messages) = await _program.RunAsync([.. Start, config]);

            Assert.Equal(ExitCodes.Failure, code);
            Assert.Contains("MK2501", messages, StringComparison.Ordinal);
            Assert.Contains($"process {first.Pid}", messages, StringComparison.Ordinal);
        }
        finally
        {
            await EndAsync(first, "TERM");
        }
    }

    [Theory]
    [InlineData("start", "-p", "0", "-a", "0", "-c")]
    [InlineData("start", "-d", "-p", "0", "-a", "0", "-c")]
    public async Task DataFolder_ThatCannotBeWritten_IsToldWithWhatToDo(params string[] start)
    {
        var (code, data, messages) = await _program.RunAsync([
            .. start,
            _program.Config(Twin),
            "--data-dir",
            "/dev/null/x",
        ]);

        Assert.Equal((ExitCodes.Failure, ""), (code, data));
        Assert.StartsWith("error: /dev/null/x/", messages, StringComparison.Ordinal);
        Assert.Contains("--data-dir", messages, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Mockd", messages, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private async Task<(string Pets, string State, int Pid)> StartAsync(string config)
    {
        var text = await DataAsync([.. Start, config]);
        var found = StartText().Match(text);
        Assert.True(found.Success, text);
        return (found.Groups[1].Value + "/pets", found.Groups[2].Value, int.Parse(found.Groups[3].ValueSpan));
    }

    private static async Task EndAsync((string Pets, string State, int Pid) instance, string signal)
    {
        using var process = Process.GetProcessById(instance.Pid);
        using var sender = Process.Start("kill", [$"-{signal}", $"{instance.Pid}"]);
        await process.WaitForExitAsync(Token);
    }

    private async Task<string> DataAsync(params string[] arguments)
    {
        var (code, data, messages) = await _program.RunAsync(arguments);
        Assert.True(code == ExitCodes.Success, $"{string.Join(' ', arguments)}: {messages}");
        return data;
    }

    [GeneratedRegex(@"twin +(\S+)[\s\S]*state +(\S+)[\s\S]*pid (\d+)")]
    private static partial Regex StartText();
}
