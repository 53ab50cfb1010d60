using System.Runtime.InteropServices;

namespace Mockd.Cli.Commands;

/// <summary>The few system calls of Unix that .NET has no name for.</summary>
internal static partial class Libc
{
    private const int TerminateSignal = 15;
    private const int WriteOnly = 1;

    /// <summary>Asks a process to end.</summary>
    public static void Terminate(int pid) => _ = Kill(pid, TerminateSignal);

    /// <summary>Leaves the shell's session, so that closing the terminal does not end this process.</summary>
    public static void LeaveSession() => _ = SetSid();

    /// <summary>A second descriptor for the same file; negative when that fails.</summary>
    public static int Duplicate(int descriptor) => Dup(descriptor);

    /// <summary>Makes a descriptor mean another one's file from now on.</summary>
    public static void Redirect(int descriptor, int to) => _ = Dup2(to, descriptor);

    /// <summary>
    /// A descriptor that writes at the end of a file, wherever others have moved it since; negative when it cannot be opened.
    /// </summary>
    public static int OpenToAppend(string path) => Open(path, WriteOnly | (OperatingSystem.IsMacOS() ? 0x8 : 0x400));

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "setsid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetSid();

    [LibraryImport("libc", EntryPoint = "dup")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Dup(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Dup2(int from, int to);
}
