using Mockd.Cli;
using Mockd.Cli.Commands;
using Xunit;

namespace Cli.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly CommandRun _run = new();

    public static TheoryData<string> Verbs =>
        [
            "start",
            "stop",
            "status",
            "list",
            "validate",
            "reset",
            "stateful",
            "sandbox",
            "snapshot",
            "clock",
            "history",
            "undo",
            "redo",
            "restore",
            "chaos",
            "version",
            "help",
        ];

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Version_Asked_PrintsOneLineOfData()
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync("version"));
        Assert.Matches(@"^mockd \d+\.\d+\.\d+\S*\r?\n$", _run.Data);
        Assert.Empty(_run.Messages);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_OfEachVerb_NamesIt(string verb)
    {
        Assert.Equal(ExitCodes.Success, await _run.RunAsync(verb, "--help"));
        Assert.Contains($" {verb}", _run.Data, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("frob")]
    [InlineData("start", "--frob")]
    [InlineData("start", "-p", "x")]
    [InlineData("start", "-p", "70000")]
    [InlineData("chaos", "enable")]
    [InlineData("chaos", "enable", "--latency", "soon")]
    [InlineData("stateful", "items")]
    [InlineData("snapshot", "save")]
    [InlineData("clock", "advance")]
    [InlineData("snapshot", "diff")]
    public async Task Usage_Wrong_IsToldOnTheMessageStream(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Usage, await _run.RunAsync(arguments));
        Assert.StartsWith("error: ", _run.Messages, StringComparison.Ordinal);
        Assert.Contains("--help'", _run.Messages, StringComparison.Ordinal);
        Assert.Empty(_run.Data);
    }

    [Fact]
    public async Task Stop_NothingRuns_Fails()
    {
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("stop"));
        Assert.Equal("error: No instance runs.", _run.Messages.TrimEnd());
    }

    [Fact]
    public async Task Reset_NothingAnswers_SaysWhereItAsked()
    {
        var closed = new TakenPort();
        var url = $"http://localhost:{closed.Port}";
        closed.Dispose();
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("reset", "--admin-url", url));
        Assert.Contains($"Nothing answers at {url}", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortTaken_SaysWhichAndByWhom()
    {
        using var taken = new TakenPort();
        var config = Path.Combine(_run.Folder, "mockd.yaml");
        await File.WriteAllTextAsync(config, "version: \"1.0\"\n", TestContext.Current.CancellationToken);
        var port = $"{taken.Port}";
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("start", "-c", config, "-p", port, "-a", "0"));
        Assert.Contains($"Port {port} is taken by another program", _run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortTakenByAnInstance_NamesIt()
    {
        using var taken = new TakenPort();
        var folder = new DataFolder(_run.Folder);
        RunFiles.Of(taken.Port).Write(folder.RunFileOf(taken.Port));
        var port = $"{taken.Port}";
        Assert.Equal(ExitCodes.Failure, await _run.RunAsync("start", "-c", "x.yaml", "-p", port, "-a", "0"));
        Assert.Contains($"pid {Environment.ProcessId}, serving /x/mockd.yaml", _run.Messages, StringComparison.Ordinal);
        Assert.Contains($"mockd stop -p {port}", _run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100ms-2s", 100, 2000)]
    [InlineData("100-500ms", 100, 500)]
    [InlineData("100-500", 100, 500)]
    [InlineData("1.5s", 1500, 1500)]
    public void Latency_AsPeopleWriteIt_IsRead(string text, int min, int max)
    {
        var latency = ChaosEnableCommand.LatencyOf(text);
        Assert.Equal((min, max), ((int)latency!.Min.TotalMilliseconds, (int)latency.Max.TotalMilliseconds));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("2s-1s")]
    [InlineData("-5ms")]
    [InlineData("1y")]
    [InlineData("48h")]
    public void Latency_Nonsense_IsRefused(string text) => Assert.Null(ChaosEnableCommand.LatencyOf(text));
}
