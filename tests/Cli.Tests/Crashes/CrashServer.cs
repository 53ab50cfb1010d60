using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Cli.Tests.Crashes;

/// <summary>A server process that can be killed, as the kernel would.</summary>
internal sealed partial class CrashServer : IDisposable
{
    private readonly Process _process;

    private CrashServer(Process process) => _process = process;

    /// <summary>Where it answers, with a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Where it is administered.</summary>
    public Uri Admin { get; private set; } = null!;

    /// <summary>Does not wait until it answers.</summary>
    public static CrashServer Launch(ProgramRun program, string config) =>
        new(program.Start("start", "-c", config, "-p", "0", "-a", "0", "--no-auth"));

    public async Task ReadyAsync(CancellationToken cancellation)
    {
        var text = "";
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            text += line + "\n";
            if (TwinLine().Match(line) is { Success: true } found)
            {
                Address = new Uri(found.Groups[1].Value + "/");
            }
            else if (AdminLine().Match(line) is { Success: true } admin)
            {
                Admin = new Uri(admin.Groups[1].Value + "/");
                return;
            }
        }

        throw new InvalidOperationException(
            "it did not start: " + text + await _process.StandardError.ReadToEndAsync(cancellation)
        );
    }

    public async Task KillAsync(CancellationToken cancellation)
    {
        _process.Kill();
        await _process.WaitForExitAsync(cancellation);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [GeneratedRegex(@"admin +(http\S+)")]
    private static partial Regex AdminLine();

    [GeneratedRegex(@"twin +(http\S+)")]
    private static partial Regex TwinLine();
}
