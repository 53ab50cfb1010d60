using System.Diagnostics;
using System.Text;
using Programs;
using Xunit;

namespace Acceptance.Tests.Running;

/// <summary>
/// Runs the commands of a document in one shell, as a reader would who pastes them line by line. Ports are replaced by
/// free ones, and the instance's files lie in a folder of their own, so that walks do not meet.
/// </summary>
internal sealed class ShellWalk(string root, string folder)
{
    private const string Mark = "-----8<-----";
    private readonly string _program = TwinProgram.Named ?? Path.Combine(root, "mockd");
    private readonly int _port = FreePort();
    private readonly int _adminPort = FreePort();

    /// <summary>Runs everything and compares the outputs that are shown.</summary>
    public async Task RunAsync(IReadOnlyList<ShellCommand> commands, CancellationToken cancellation)
    {
        var hasCurl = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(place => File.Exists(Path.Combine(place, "curl")));
        Assert.SkipUnless(hasCurl, "curl is missing, and the commands are walked through as printed");
        var outputs = await RunScriptAsync(ScriptOf(commands), cancellation);
        Assert.True(outputs.Length > commands.Count, string.Join(Mark, outputs));
        var pattern = new BodyPattern(new Captures());
        for (var i = 0; i < commands.Count; i++)
        {
            var output = outputs[i].Trim();
            var code = output[(output.LastIndexOf('\n') + 1)..];
            Assert.True(code == "0", $"$ {commands[i].Text}\nended with {code}\n{outputs[i]}{outputs[^1]}");
            if (commands[i].Shown is { } shown)
            {
                var body = output[..^code.Length].Trim();
                var difference = pattern.Difference(shown, Encoding.UTF8.GetBytes(body));
                Assert.True(difference is null, $"$ {commands[i].Text}\n{difference}\n{body}");
            }
        }
    }

    /// <summary>Runs a command of ours beside the walk, such as the start before it and the stop after it.</summary>
    public static ShellCommand Own(string text) => new(text, null);

    private string ScriptOf(IEnumerable<ShellCommand> commands)
    {
        // `mockd` and `./mockd` are the script at the root, or the program that is tested, on this walk's ports.
        var script = new StringBuilder()
            .AppendLine($"start() {{ '{_program}' start -p {_port} -a {_adminPort} \"$@\"; }}")
            .AppendLine(
                $"mockd() {{ if [ \"$1\" = start ]; then shift; start \"$@\"; else '{_program}' \"$@\"; fi; }}"
            );
        foreach (var command in commands)
        {
            var text = command
                .Text.Replace("./mockd", "mockd", StringComparison.Ordinal)
                .Replace("localhost:4280", $"localhost:{_port}", StringComparison.Ordinal);
            script.AppendLine(text).AppendLine($"code=$?; echo; echo $code; echo '{Mark}'");
        }

        return script.AppendLine("mockd stop >/dev/null 2>&1").ToString();
    }

    private async Task<string[]> RunScriptAsync(string script, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("bash", ["-s"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MOCKD_DATA_DIR"] = Path.Combine(folder, ".data");
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync(cancellation);
        var errors = shell.StandardError.ReadToEndAsync(cancellation);
        await shell.WaitForExitAsync(cancellation);
        return [.. (await output).Split(Mark + "\n"), await errors];
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
