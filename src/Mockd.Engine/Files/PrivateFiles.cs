namespace Mockd.Engine.Files;

/// <summary>Folders and files that only their owner may look into, however loose the umask is.</summary>
public static class PrivateFiles
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes a folder and those above it, as far as they are not there; a folder that is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows() || Directory.Exists(path))
        {
            Directory.CreateDirectory(path);
            return;
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above)
        {
            MakeFolder(above);
        }

        Directory.CreateDirectory(path, OwnersFolder);
        Restrict(path, OwnersFolder);
    }

    /// <summary>Makes an empty file when there is none, and closes one that is there to others.</summary>
    public static void MakeFile(string path)
    {
        using (Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete)) { }
    }

    /// <summary>For writing.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite,
            Share = share,
        };
        if (OperatingSystem.IsWindows())
        {
            return new FileStream(path, options);
        }

        options.UnixCreateMode = OwnersFile;
        var file = new FileStream(path, options);
        Restrict(path, OwnersFile);
        return file;
    }

    /// <summary>Takes away what others may do with a file that is there; one that is not ours stays as it is.</summary>
    public static void Close(string path)
    {
        if (File.Exists(path))
        {
            Restrict(path, OwnersFile);
        }
    }

    /// <summary>The same for a folder and all that is in it.</summary>
    public static void CloseFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        Restrict(path, OwnersFolder);
        foreach (var inside in Directory.EnumerateFiles(path))
        {
            Restrict(inside, OwnersFile);
        }
    }

    private static void Restrict(string path, UnixFileMode most)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & ~most) != 0)
            {
                File.SetUnixFileMode(path, mode & most);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is somebody else's, or lies where rights cannot be set; that it can be used is what counts.
        }
    }
}
