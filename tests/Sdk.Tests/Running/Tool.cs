using System.Diagnostics;

namespace Sdk.Tests.Running;

/// <summary>A program of another language, run to its end.</summary>
internal static class Tool
{
    /// <summary>Exit code and everything it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string name,
        string folder,
        IEnumerable<KeyValuePair<string, string>> environment,
        CancellationToken cancellation,
        params IEnumerable<string> arguments
    )
    {
        var start = new ProcessStartInfo(name, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await errors);
    }
}
