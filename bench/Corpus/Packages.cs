using System.Diagnostics;

namespace Corpus;

/// <summary>The npm packages of a folder, fetched as its lock file pins them.</summary>
internal static class Packages
{
    public static void Restore(string folder)
    {
        var installed = new FileInfo(Path.Combine(folder, "node_modules/.package-lock.json"));
        if (
            installed.Exists
            && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"))
        )
        {
            return;
        }

        var start = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = folder,
        };
        using var npm = Process.Start(start)!;
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm could not fetch the packages of {folder}");
        }
    }
}
