using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Mockd.Cli;
using Xunit;

namespace Cli.Tests;

/// <summary>How a served twin ends.</summary>
public sealed class EndingTests : IDisposable
{
    private readonly ProgramRun _program = new();
    private readonly string _config;

    public EndingTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are those of POSIX");
        _config = _program.Config("version: \"1.0\"\ntables: [{ name: pets }]\n");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _program.Dispose();

    [Fact]
    public async Task Signal_SentTwice_EndsAtOnce()
    {
        using var process = _program.Start("start", "--json", "-c", _config, "-p", "0", "-a", "0");
        var twin = await AddressAsync(process);
        using var slow = new TcpClient("localhost", twin.Port);
        await slow.GetStream().WriteAsync("POST /pets HTTP/1.1\r\nHost: localhost\r\nContent-Le"u8.ToArray(), Token);
        foreach (var _ in (int[])[1, 2])
        {
            using var signal = Process.Start("kill", ["-TERM", $"{process.Id}"]);
            await signal.WaitForExitAsync(Token);
        }

        await process.WaitForExitAsync(Token);

        // The sender that is not done keeps the first signal from ending it for a second, unless the machine took longer.
        Assert.Contains(process.ExitCode, (int[])[ExitCodes.Success, ExitCodes.Signal + 15]);
    }

    [Fact]
    public async Task Stop_OfAProcessWhoseEndNobodyTakesNoteOf_DoesNotWaitForIt()
    {
        // What the shell becomes never asks after its children.
        var script = $"'{ProgramRun.Program}' start --json -c '{_config}' -p 0 -a 0 & exec sleep 600";
        using var parent = _program.StartScript(script);
        try
        {
            await AddressAsync(parent);

            var (code, _, messages) = await _program.RunAsync("stop", "--timeout", "30");

            Assert.True(code == ExitCodes.Success, messages);
            Assert.False(parent.HasExited);
        }
        finally
        {
            parent.Kill();
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        var line = await process.StandardOutput.ReadLineAsync(Token) ?? throw new EndOfStreamException();
        return new Uri((string)JsonNode.Parse(line)!["twinUrl"]!);
    }
}
