using System.Runtime.InteropServices;
using System.Text;

namespace Mockd.Engine.Reading;

/// <summary>
/// Tells files with content from pipes, devices and sockets, which can keep a reader waiting for ever or never end. The
/// framework does not say which is which before it opens them.
/// </summary>
internal static class RegularFile
{
    private const int FromHere = -100; // AT_FDCWD
    private const uint TypeOnly = 1; // STATX_TYPE
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>Null: it is one, or is not there at all.</summary>
    public static string? Defect(string path) =>
        Directory.Exists(path) ? "is a folder and no regular file"
        : File.Exists(path) && ModeOf(path) is { } mode && (mode & TypeMask) != Regular
            ? "is a pipe or device and no regular file"
        : null;

    private static int? ModeOf(string path)
    {
        var name = Encoding.UTF8.GetBytes(path + '\0');
        var answer = new byte[512];
        try
        {
            // The mode stands behind mask, block size, attributes, links and owners on Linux, behind the device on macOS.
            return OperatingSystem.IsLinux() && StatX(FromHere, name, 0, TypeOnly, answer) == 0
                    ? BitConverter.ToUInt16(answer, 28)
                : OperatingSystem.IsMacOS()
                && RuntimeInformation.ProcessArchitecture == Architecture.Arm64
                && Stat(name, answer) == 0
                    ? BitConverter.ToUInt16(answer, 4)
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library that is too old to say.
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "stat")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Stat(byte[] path, byte[] answer);
}
