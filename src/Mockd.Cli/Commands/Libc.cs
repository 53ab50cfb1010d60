using System.Runtime.InteropServices;

namespace Mockd.Cli.Commands;

/// <summary>The few system calls of Unix that .NET has no name for.</summary>
internal static partial class Libc
{
    private const int TerminateSignal = 15;

    /// <summary>Asks a process to end.</summary>
    public static void Terminate(int pid) => _ = Kill(pid, TerminateSignal);

    /// <summary>Leaves the shell's session, so that closing the terminal does not end this process.</summary>
    public static void LeaveSession() => _ = SetSid();

    /// <summary>A second descriptor for the same file; negative when that fails.</summary>
    public static int Duplicate(int descriptor) => Dup(descriptor);

    /// <summary>Makes a descriptor mean another one's file from now on.</summary>
    public static void Redirect(int descriptor, int to) => _ = Dup2(to, descriptor);

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
