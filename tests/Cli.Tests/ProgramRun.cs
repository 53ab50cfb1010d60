using System.Diagnostics;

namespace Cli.Tests;

/// <summary>
/// The program itself, run in processes of its own with folders of its own: the one built with the tests, or the one that
/// <c>MOCKD_PROGRAM</c> names.
/// </summary>
internal sealed class ProgramRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mockd-program-");

    public string Folder => _folder.FullName;

    /// <summary>Variables that every process gets beside its own.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The file that is run.</summary>
    public static string Program =>
        Environment.GetEnvironmentVariable("MOCKD_PROGRAM") is { Length: > 0 } published
            ? published
            : Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "mockd.exe" : "mockd");

    public string Config(string text)
    {
        var path = Path.Combine(Folder, "mockd.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A process that is still running; the caller ends it.</summary>
    public Process Start(params string[] arguments) => StartFile(Program, arguments);

    /// <summary>Runs to the end.</summary>
    public async Task<(int Code, string Data, string Messages)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await EndAsync(process);
    }

    /// <summary>Runs a line of a shell to the end.</summary>
    public async Task<(int Code, string Data, string Messages)> RunScriptAsync(string script)
    {
        using var process = StartScript(script);
        return await EndAsync(process);
    }

    /// <summary>A shell that is still running; the caller ends it.</summary>
    public Process StartScript(string script) => StartFile("/bin/bash", ["-c", script]);

    public void Dispose() => _folder.Delete(recursive: true);

    private Process StartFile(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MOCKD_DATA_DIR"] = Path.Combine(Folder, "data");
        start.Environment["MOCKD_CACHE_DIR"] = Path.Combine(Folder, "cache");
        start.Environment.Remove("MOCKD_API_KEY");
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<(int Code, string Data, string Messages)> EndAsync(Process process)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var data = process.StandardOutput.ReadToEndAsync(patience.Token);
            var messages = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await data, await messages);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
