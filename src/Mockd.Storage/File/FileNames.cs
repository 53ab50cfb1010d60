using System.Runtime.InteropServices;

namespace Mockd.Storage.File;

/// <summary>
/// A file may have several names. Locks and journals lie beside the one that is no symbolic link, so that whoever comes by
/// another name meets them.
/// </summary>
internal static partial class FileNames
{
    private const int WorkingFolder = -100;
    private const uint AskForLinks = 4;
    private const int AnswerLength = 256;
    private const int LinksAt = 16;

    /// <summary>Where the symbolic links of a path end, whether something is there or not.</summary>
    /// <exception cref="IOException">They go round in a circle.</exception>
    public static string Real(string path) =>
        new FileInfo(path).LinkTarget is null
            ? path
            : System.IO.File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>How many names that are no symbolic links a file has; 1 where the system does not say.</summary>
    public static uint CountOf(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 1;
        }

        try
        {
            // The structure is the same on every kind of machine, unlike that of the older call.
            Span<byte> answer = stackalloc byte[AnswerLength];
            return Statx(WorkingFolder, path, 0, AskForLinks, ref answer[0]) == 0
                ? MemoryMarshal.Read<uint>(answer[LinksAt..])
                : 1;
        }
        catch (EntryPointNotFoundException)
        {
            return 1;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte answer);
}
