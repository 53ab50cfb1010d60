using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace Mockd.Sdk.Tests;

/// <summary>One finished run of a program, with what it wrote.</summary>
internal sealed record ToolRun(int ExitCode, string Output)
{
    /// <summary>Runs a program to its end, or answers null when there is no such program.</summary>
    public static async Task<ToolRun?> StartAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        try
        {
            using var process = Process.Start(start);
            return process is null ? null : await FinishAsync(process);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static async Task<ToolRun> FinishAsync(Process process)
    {
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ToolRun(process.ExitCode, await output + await errors);
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
