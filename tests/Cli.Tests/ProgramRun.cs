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

    public string Config(string text)
    {
        var path = Path.Combine(Folder, "mockd.yaml");
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A process that is still running; the caller ends it.</summary>
    public Process Start(params string[] arguments)
    {
        var file = OperatingSystem.IsWindows() ? "mockd.exe" : "mockd";
        var program = Environment.GetEnvironmentVariable("MOCKD_PROGRAM") is { Length: > 0 } published
            ? published
            : Path.Combine(AppContext.BaseDirectory, file);
        var start = new ProcessStartInfo(program, arguments)
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

    /// <summary>Runs to the end.</summary>
    public async Task<(int Code, string Data, string Messages)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
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

    public void Dispose() => _folder.Delete(recursive: true);
}
