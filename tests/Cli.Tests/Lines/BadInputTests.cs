using Mockd.Cli;
using Xunit;

namespace Cli.Tests.Lines;

/// <summary>What cannot be done is told in a sentence with an exit code, never as a stack of calls.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly ProgramRun _program = new();

    public BadInputTests()
    {
        _program.Config("version: \"1.0\"\n");
        File.WriteAllText(Path.Combine(_program.Folder, "text.txt"), "{\"x");
        Directory.CreateDirectory(Path.Combine(_program.Folder, "folder"));
    }

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("status --api-key ключ", ExitCodes.Usage, "The API key has")]
    [InlineData("status --api-key a%0Ab", ExitCodes.Usage, "The API key has")]
    [InlineData("status --admin-url foo", ExitCodes.Usage, "'foo' is not an address")]
    [InlineData("status --admin-url http://localhost:1", ExitCodes.Failure, "Nothing answers")]
    [InlineData("status --admin-url ftp://localhost", ExitCodes.Usage, "is not an address")]
    [InlineData("status -a 99999", ExitCodes.Usage, "from 1 to 65535")]
    [InlineData("status -p x", ExitCodes.Usage, "'x' is not allowed here; --port is a whole number")]
    [InlineData("status --pid-file folder", ExitCodes.Failure, "No instance of ours runs there")]
    [InlineData("stop --pid-file missing", ExitCodes.Failure, "No instance runs")]
    [InlineData("stop --timeout 1.5", ExitCodes.Usage, "--timeout is a whole number from 0 to 3600")]
    [InlineData("start -p 99999", ExitCodes.Usage, "--port is a whole number from 0 to 65535")]
    [InlineData("start -p 0 -a -1", ExitCodes.Usage, "--admin-port is a whole number")]
    [InlineData("start -p 0 -a 0 --host 198.51.100.7", ExitCodes.Failure, "This machine has no address")]
    [InlineData("start -p 0 -a 0 -c missing.yaml", ExitCodes.Failure, "there is no such file")]
    [InlineData("start -p 0 -a 0 -c folder", ExitCodes.Failure, "this is a folder")]
    [InlineData("start -p 0 -a 0 -c text.txt", ExitCodes.Failure, "MK1002")]
    [InlineData("start -p 0 -a 0 -c /dev/zero", ExitCodes.Failure, "the file is larger than 32 MB")]
    [InlineData("start -c ", ExitCodes.Usage, "--config is given an empty value")]
    [InlineData("start --log-level inof", ExitCodes.Usage, "--log-level does not know 'inof'; did you mean 'info'?")]
    [InlineData("start --log-level x", ExitCodes.Usage, "it takes error, warn, info, debug")]
    [InlineData("start --allow-hosts http://a", ExitCodes.Usage, "'http://a' is no name of a host")]
    [InlineData("start --allow-hosts a.test,b/", ExitCodes.Usage, "'b/' is no name of a host")]
    [InlineData(
        "start -p 0 -a 0 --pid-file folder",
        ExitCodes.Failure,
        "it is a folder. Name another file with --pid-file"
    )]
    [InlineData("start -p 0 -a 0 --pid-file text.txt/x", ExitCodes.Failure, "cannot be written")]
    [InlineData("start -p 0 -a 0 --data-dir text.txt", ExitCodes.Failure, "cannot be written")]
    [InlineData("start -d -p 0 -a 0 --data-dir text.txt", ExitCodes.Failure, "mockd-0.log cannot be written")]
    [InlineData("validate -c missing.yaml", ExitCodes.Failure, "there is no such file")]
    [InlineData("validate -c /dev/zero", ExitCodes.Failure, "the file is larger than 32 MB")]
    [InlineData("list -c folder", ExitCodes.Failure, "this is a folder")]
    [InlineData("stateful check missing.db", ExitCodes.Failure, "There is no file")]
    [InlineData("stateful check folder", ExitCodes.Failure, "folder")]
    [InlineData("stateful check text.txt", ExitCodes.Failure, "is no store of this program")]
    [InlineData("stateful items pets --limit -1", ExitCodes.Usage, "--limit is a whole number from 0 up")]
    [InlineData("history --limit x", ExitCodes.Usage, "--limit is a whole number from 1 up")]
    [InlineData("undo 0", ExitCodes.Usage, "writes is a whole number from 1 up")]
    [InlineData("chaos enable --error-rate 7", ExitCodes.Usage, "--error-rate is a number from 0 to 1")]
    [InlineData("chaos enable --error-rate 1 --error-code 99", ExitCodes.Usage, "from 200 to 599")]
    [InlineData("sandbox import x missing", ExitCodes.Failure, "There is no file 'missing'")]
    [InlineData("sandbox import x folder", ExitCodes.Failure, "folder cannot be read: it is a folder")]
    [InlineData("sandbox create ", ExitCodes.Usage, "'name' is given an empty value")]
    [InlineData("help strat", ExitCodes.Usage, "'mockd' has no command 'strat'; did you mean 'start'?")]
    [InlineData("help sandbox frok", ExitCodes.Usage, "'sandbox' has no command 'frok'; did you mean 'fork'?")]
    public async Task Line_ThatCannotBe_IsAnsweredInASentence(string line, int code, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths and devices are those of POSIX");
        var words = line.Split(' ').Select(w => w.Replace("%0A", "\n", StringComparison.Ordinal));

        var (ended, data, messages) = await _program.RunAsync([.. words]);

        Assert.True(code == ended, $"{ended}: {messages}");
        Assert.Contains(message, data + messages, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", messages, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", messages, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("version > /dev/full", "1: error: What was to be printed cannot be written: No space left on device.")]
    [InlineData("version >&-", "1: error: What was to be printed cannot be written: Bad file descriptor.")]
    [InlineData("list -c mockd.yaml --json | true", "0: ")]
    [InlineData("start -c missing.yaml 2> /dev/full", "1: ")]
    [InlineData("start -c missing.yaml 2>&-", "1: ")]
    public async Task Stream_ThatTakesNothing_IsNoCrash(string line, string told)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/dev/full is there");
        var script = $"set -o pipefail; '{ProgramRun.Program}' {line}";

        var (code, _, messages) = await _program.RunScriptAsync(script);

        Assert.Equal(told, $"{code}: {messages.TrimEnd()}");
    }

    [Fact]
    public async Task Export_ToAFileThatCannotBeWritten_SaysWhichOption()
    {
        var twin = new LiveTwin();
        await twin.InitializeAsync();
        try
        {
            foreach (var file in (string[])["folder", "missing/x"])
            {
                var (code, _, messages) = await _program.RunAsync([
                    "sandbox",
                    "export",
                    "default",
                    "-o",
                    file,
                    "--admin-url",
                    twin.Url,
                ]);
                Assert.Equal(ExitCodes.Failure, code);
                Assert.StartsWith($"error: {file} cannot be written: ", messages, StringComparison.Ordinal);
                Assert.EndsWith("with -o.", messages.TrimEnd(), StringComparison.Ordinal);
            }
        }
        finally
        {
            await twin.DisposeAsync();
        }
    }
}
