using System.Diagnostics;
using Mockd.Cli.Commands;
using Mockd.Cli.Output;

namespace Cli.Tests;

/// <summary>
/// Runs of the command line with a data folder of their own: in this process, or of the program that <c>MOCKD_PROGRAM</c> names.
/// </summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("mockd-cli-").FullName;

    public string Data { get; private set; } = "";

    public string Messages { get; private set; } = "";

    public Task<int> RunAsync(params string[] arguments) =>
        Environment.GetEnvironmentVariable("MOCKD_PROGRAM") is { Length: > 0 } program
            ? RunApartAsync(program, [.. arguments, "--data-dir", Folder])
            : RunHereAsync([.. arguments, "--data-dir", Folder]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<int> RunHereAsync(string[] arguments)
    {
        using var data = new StringWriter();
        using var messages = new StringWriter();
        var terminal = new Terminal(data, messages, dataIsTerminal: false, colours: false);
        var code = await CommandLineRun.RunAsync(arguments, terminal);
        Data = data.ToString();
        Messages = messages.ToString();
        return code;
    }

    private async Task<int> RunApartAsync(string program, string[] arguments)
    {
        var order = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(order)!;
        var data = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        Data = await data;
        Messages = await messages;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
