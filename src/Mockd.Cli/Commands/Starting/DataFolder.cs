using System.Security.Cryptography;
using Mockd.Engine.Files;

namespace Mockd.Cli.Commands;

/// <summary>Folder of what instances leave behind for other commands: the admin key, run files, logs.</summary>
internal sealed record DataFolder(string Path)
{
    private const string OtherFolder = "Name a folder that can be with --data-dir or MOCKD_DATA_DIR.";

    public string KeyFile => System.IO.Path.Combine(Path, "admin-api-key");

    public string RunFolder => System.IO.Path.Combine(Path, "run");

    /// <summary>The folder asked for, else <c>MOCKD_DATA_DIR</c>, else the user's data folder.</summary>
    public static DataFolder Of(string? asked) =>
        new(
            System.IO.Path.GetFullPath(
                NonEmpty(asked) ?? NonEmpty(Environment.GetEnvironmentVariable("MOCKD_DATA_DIR")) ?? Default()
            )
        );

    public string RunFileOf(int port) => System.IO.Path.Combine(RunFolder, $"mockd-{port}.json");

    public string LogFileOf(int port) => System.IO.Path.Combine(Path, "logs", $"mockd-{port}.log");

    /// <summary>The admin key; null when no instance has made one yet.</summary>
    public string? ReadKey()
    {
        try
        {
            return NonEmpty(File.ReadAllText(KeyFile).Trim());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The admin key and the file it is in; made on first use, readable by its owner only.</summary>
    public (string Key, string File) ReadOrMakeKey()
    {
        if (ReadKey() is { } known)
        {
            return (known, KeyFile);
        }

        var key = "mk_" + RandomNumberGenerator.GetHexString(64, lowercase: true);
        WritePrivately(KeyFile, key + "\n");
        return (key, KeyFile);
    }

    /// <summary>
    /// Closes to others what an older program left open. The folder itself may be one that others have things in, too; then it
    /// stays as it is.
    /// </summary>
    public void Close()
    {
        try
        {
            PrivateFiles.Close(KeyFile);
            string[] folders = [RunFolder, System.IO.Path.Combine(Path, "logs"), System.IO.Path.Combine(Path, "state")];
            Array.ForEach(folders, PrivateFiles.CloseFolder);
            if (
                Directory.Exists(Path)
                && !Directory.EnumerateFileSystemEntries(Path).Except([KeyFile, .. folders]).Any()
            )
            {
                PrivateFiles.CloseFolder(Path);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be looked into is told where something is to be written to it.
        }
    }

    /// <summary>Writes a file that appears at once with all of its content.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    /// <param name="advice">What to do when it cannot be written.</param>
    public static void WritePrivately(string path, string text, string advice = OtherFolder) =>
        Write(
            path,
            advice,
            () =>
            {
                var draft = $"{path}.{Environment.ProcessId}";
                using (var writer = new StreamWriter(PrivateFiles.Open(draft, FileMode.Create, FileShare.None)))
                {
                    writer.Write(text);
                }

                File.Move(draft, path, overwrite: true);
            }
        );

    /// <summary>Makes a file that others append to, when it is not there.</summary>
    /// <exception cref="CommandException">It cannot be written.</exception>
    public static void Prepare(string path) => Write(path, OtherFolder, () => PrivateFiles.MakeFile(path));

    private static void Write(string path, string advice, Action write)
    {
        try
        {
            PrivateFiles.MakeFolder(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
            write();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var reason = Directory.Exists(path) ? "it is a folder" : problem.Message.TrimEnd('.');
            throw new CommandException($"{path} cannot be written: {reason}. {advice}") { Code = ErrorCodes.File };
        }
    }

    private static string Default() =>
        NonEmpty(Environment.GetEnvironmentVariable("XDG_DATA_HOME")) is { } data
            ? System.IO.Path.Combine(data, "mockd")
            : System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                ".local",
                "share",
                "mockd"
            );

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
