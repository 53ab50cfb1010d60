using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Mockd.Cli.Commands;

/// <summary>
/// The background instance's end of the line to the command that started it. That command waits until the line says
/// what to print, or closes without a word because the process ended.
/// </summary>
internal sealed class BackgroundHandshake : IDisposable
{
    /// <summary>Names the log file, in the environment of an instance that was started for the background.</summary>
    public const string LogVariable = "MOCKD_BACKGROUND_LOG";

    /// <summary>Ends what is to be printed. The runtime keeps descriptors of its own, so the line may stay open.</summary>
    public const char End = '\0';

    private const int StandardInput = 0;
    private const int StandardOutput = 1;
    private const int StandardError = 2;
    private readonly FileStream _line;

    private BackgroundHandshake(FileStream line, string log)
    {
        _line = line;
        Log = log;
    }

    public string Log { get; }

    /// <summary>
    /// Null in a process that was not started for the background. Must come before anything is written: from here on the
    /// standard streams are the log.
    /// </summary>
    public static BackgroundHandshake? Take()
    {
        var log = Environment.GetEnvironmentVariable(LogVariable);
        if (string.IsNullOrEmpty(log) || OperatingSystem.IsWindows())
        {
            return null;
        }

        Environment.SetEnvironmentVariable(LogVariable, null);
        Libc.LeaveSession();
        var line = new SafeFileHandle(Libc.Duplicate(StandardOutput), ownsHandle: true);
        using var file = new SafeFileHandle(Libc.OpenToAppend(log), ownsHandle: true);
        using var nothing = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Libc.Redirect(StandardInput, (int)nothing.DangerousGetHandle());
        Libc.Redirect(StandardOutput, (int)file.DangerousGetHandle());
        Libc.Redirect(StandardError, (int)file.DangerousGetHandle());
        return new BackgroundHandshake(new FileStream(line, FileAccess.Write, bufferSize: 0), log);
    }

    /// <summary>Tells that the twin answers; the text is for whoever started it.</summary>
    public void Ready(string text)
    {
        try
        {
            _line.Write(Encoding.UTF8.GetBytes(text + End));
        }
        catch (IOException)
        {
            // Whoever started us went away; we were asked to stay.
        }

        _line.Dispose();
    }

    public void Dispose() => _line.Dispose();
}
