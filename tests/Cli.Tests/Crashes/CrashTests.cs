using System.Globalization;
using Xunit;

namespace Cli.Tests.Crashes;

/// <summary>
/// A server with a file store loses nothing that it acknowledged, however often it is killed. <c>bench/crash</c> runs the
/// same for longer.
/// </summary>
public sealed class CrashTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Kills_UnderLoad_LoseNothingThatWasAcknowledged()
    {
        var loop = new CrashLoop(_program, Setting("MOCKD_KILLS", 6), Setting("MOCKD_CRASH_ROWS", 500));

        await loop.RunAsync(TestContext.Current.CancellationToken);

        TestContext.Current.TestOutputHelper!.WriteLine(loop.Report);
        Assert.Empty(loop.Defects);
    }

    private static int Setting(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : usual;
}
