using Mockd.Cli;
using Mockd.Cli.Commands;
using Mockd.Cli.Output;
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
            "twin",
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

    [Theory]
    [InlineData("start --prot 4000", "'start' has no option '--prot'; did you mean '--port'?")]
    [InlineData("strat", "'mockd' has no command 'strat'; did you mean 'start'?")]
    [InlineData("stateful itms", "'stateful' has no command 'itms'; did you mean 'items'?")]
    [InlineData("list --tabel=x", "'list' has no option '--tabel'; did you mean '--table'?")]
    [InlineData("start --frob", "'start' has no option '--frob'.")]
    [InlineData("twin explain --jsn", "'explain' has no option '--jsn'; did you mean '--json'?")]
    [InlineData("start api.yaml extra", "'extra' is one word too many for 'start'.")]
    [InlineData("stop --timeout -5", "'-5' is not allowed here; --timeout is a whole number from 0 to 3600.")]
    public async Task Word_ThatNobodyKnows_IsNamedAlone(string line, string message)
    {
        using var run = new CommandRun();
        Assert.Equal(ExitCodes.Usage, await run.RunAsync(line.Split(' ')));
        Assert.StartsWith("error: " + message + Environment.NewLine + "Try", run.Messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--host 198.51.100.7 -p 0 -a 0", "This machine has no address 198.51.100.7")]
    [InlineData("--host no..name -p 0 -a 0", "The host 'no..name' is not known")]
    [InlineData("-p 5555 -a 5555", "cannot both be on port 5555")]
    public async Task Start_WhereItCannotListen_SaysWhy(string options, string message)
    {
        using var run = new CommandRun();
        var file = Path.Combine(run.Folder, "mockd.yaml");
        await File.WriteAllTextAsync(file, "version: \"1.0\"\n", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Failure, await run.RunAsync(["start", "-c", file, .. options.Split(' ')]));
        Assert.Contains(message, run.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfStrangers_ShowsWhatATerminalWouldObey() =>
        Assert.Equal("/a\\u001b[31m\\u009b\\u202eé\tb", VisibleText.Of("/a\u001b[31m\u009b\u202eé\tb"));
}
