using System.Diagnostics;
using System.Text;
using Mockd.Cli.Output;

namespace Mockd.Cli.Commands;

/// <summary><c>mockd start -d</c>, seen from the shell: starts this program again and waits until its twin answers.</summary>
internal static class BackgroundStart
{
    public static async Task<int> RunAsync(string log, Terminal terminal, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new CommandException("--detach does not work on Windows; use 'start /b mockd start'.");
        }

        DataFolder.Prepare(log);
        var before = File.Exists(log) ? new FileInfo(log).Length : 0;
        using var process = Launch(log);
        var text = await ReadTextAsync(process.StandardOutput, cancellation).ConfigureAwait(false);
        if (text is not null)
        {
            ShowLog(log, before, terminal);
            terminal.Line(text.TrimEnd());
            return ExitCodes.Success;
        }

        // What it has to say stands in the log for certain only when it is gone.
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        ShowLog(log, before, terminal);
        return process.ExitCode == ExitCodes.Success ? ExitCodes.Failure : process.ExitCode;
    }

    /// <summary>What the instance wants printed; null when it ended without a word.</summary>
    private static async Task<string?> ReadTextAsync(StreamReader line, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var piece = new char[512];
        while (true)
        {
            var read = await line.ReadAsync(piece, cancellation).ConfigureAwait(false);
            text.Append(piece, 0, read);
            if (text.Length > 0 && text[^1] == BackgroundHandshake.End)
            {
                return text.ToString(0, text.Length - 1);
            }

            if (read == 0)
            {
                return null;
            }
        }
    }

    private static Process Launch(string log)
    {
        var program = Environment.ProcessPath!;
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var words = Environment.GetCommandLineArgs();

        // Under "dotnet mockd.dll" the program is dotnet, and the first word the library.
        var hosted = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        foreach (var word in hosted ? words : words[1..])
        {
            start.ArgumentList.Add(word);
        }

        start.Environment[BackgroundHandshake.LogVariable] = log;
        return Process.Start(start) ?? throw new CommandException($"{program} could not be started.");
    }

    private static void ShowLog(string log, long from, Terminal terminal)
    {
        if (!File.Exists(log))
        {
            return;
        }

        using var reader = new StreamReader(
            new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
        );
        reader.BaseStream.Seek(from, SeekOrigin.Begin);
        while (reader.ReadLine() is { } line)
        {
            terminal.Message(line);
        }
    }
}
