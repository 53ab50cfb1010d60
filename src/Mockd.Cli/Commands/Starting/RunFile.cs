using System.Diagnostics;
using System.Text.Json;

namespace Mockd.Cli.Commands;

/// <summary>What a running instance tells later commands: which process it is and where it listens.</summary>
internal sealed record RunFile
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(3);

    public required int Pid { get; init; }
    public required int Port { get; init; }
    public required int AdminPort { get; init; }
    public required string Host { get; init; }

    /// <summary>Full path of the configuration file.</summary>
    public required string Config { get; init; }
    public required DateTimeOffset ProcessStartedAt { get; init; }

    /// <summary>Null for an instance in the foreground.</summary>
    public string? Log { get; init; }

    /// <summary>The data folder of the instance, where its admin key is.</summary>
    public string? DataFolder { get; init; }

    public string AdminUrl => $"http://{AddressOf(Host)}:{AdminPort}";

    public string TwinUrl => $"http://{AddressOf(Host)}:{Port}";

    /// <summary>Null when there is no such file or something else is in it.</summary>
    public static RunFile? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunFileJson.Default.RunFile);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Those of the folder whose process lives, by port.</summary>
    public static IReadOnlyList<RunFile> Living(DataFolder folder) =>
        Directory.Exists(folder.RunFolder)
            ?
            [
                .. Directory
                    .EnumerateFiles(folder.RunFolder, "mockd-*.json")
                    .Select(Read)
                    .OfType<RunFile>()
                    .Where(r => r.IsAlive())
                    .OrderBy(r => r.Port),
            ]
            : [];

    public void Write(string path) => Commands.DataFolder.WritePrivately(path, Text);

    /// <summary>To a file that somebody named with an option.</summary>
    public void WriteToNamed(string path) =>
        Commands.DataFolder.WritePrivately(path, Text, "Name another file with --pid-file.");

    private string Text => JsonSerializer.Serialize(this, RunFileJson.Default.RunFile);

    /// <summary>True when the process still runs; a later process that got the same number does not count.</summary>
    public bool IsAlive()
    {
        using var process = Find();
        return process is not null;
    }

    /// <summary>The process; null when it has ended.</summary>
    public Process? Find()
    {
        Process? process = null;
        try
        {
            process = Process.GetProcessById(Pid);
            var started = new DateTimeOffset(process.StartTime.ToUniversalTime());
            if (!process.HasExited && !IsZombie(Pid) && (started - ProcessStartedAt).Duration() < ClockTolerance)
            {
                return process;
            }
        }
        catch (Exception problem)
            when (problem is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended, perhaps while being looked at.
        }

        process?.Dispose();
        return null;
    }

    /// <summary>It has ended, and only the process that started it has not taken note.</summary>
    public static bool IsZombie(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");

            // The state stands behind the name, which may hold anything.
            var end = stat.LastIndexOf(')');
            return end >= 0 && stat.AsSpan(end + 1).TrimStart().StartsWith("Z");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string AddressOf(string host) =>
        host is "*" or "0.0.0.0" or "::" ? "localhost"
        : host.Contains(':') ? $"[{host}]"
        : host;
}
