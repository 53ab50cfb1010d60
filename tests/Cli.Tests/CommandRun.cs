using Mockd.Cli.Commands;
using Mockd.Cli.Output;

namespace Cli.Tests;

/// <summary>One run of the command line in this process, with a data folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("mockd-cli-").FullName;

    public string Data { get; private set; } = "";

    public string Messages { get; private set; } = "";

    public async Task<int> RunAsync(params string[] arguments)
    {
        using var data = new StringWriter();
        using var messages = new StringWriter();
        var terminal = new Terminal(data, messages, dataIsTerminal: false, colours: false);
        var code = await CommandLineRun.RunAsync([.. arguments, "--data-dir", Folder], terminal);
        Data = data.ToString();
        Messages = messages.ToString();
        return code;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
