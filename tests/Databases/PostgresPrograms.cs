using System.Diagnostics;

namespace Databases;

/// <summary>The programs of PostgreSQL as the distribution installs them. They refuse to run as root, so root lends them a user.</summary>
internal sealed class PostgresPrograms
{
    public const string Advice =
        "PostgreSQL is not installed; to run the tests that need it: apt-get install postgresql";

    private readonly string _folder;
    private readonly string? _user;

    private PostgresPrograms(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    /// <summary>The newest version that is there; null when there is none.</summary>
    public static PostgresPrograms? Find()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory
                .GetDirectories("/usr/lib/postgresql")
                .OrderByDescending(f => int.TryParse(Path.GetFileName(f), out var version) ? version : 0)
                .Select(f => Path.Combine(f, "bin"))
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var folder = versions.Concat(path).FirstOrDefault(f => File.Exists(Path.Combine(f, "initdb")));
        return folder is null ? null : new PostgresPrograms(folder, Environment.UserName == "root" ? "postgres" : null);
    }

    /// <summary>Runs one of them; what it prints is dropped.</summary>
    public Process Start(string name, params string[] arguments)
    {
        var program = Path.Combine(_folder, name);
        string[] line = _user is null
            ? [program, .. arguments]
            : ["setpriv", $"--reuid={_user}", $"--regid={_user}", "--clear-groups", program, .. arguments];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            // One that the other user may be in.
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Gives a folder to the user that the programs run as.</summary>
    public async Task OwnAsync(string folder)
    {
        if (_user is not null)
        {
            using var giving = Process.Start("chown", ["-R", $"{_user}:", folder]);
            await giving.WaitForExitAsync();
        }
    }
}
