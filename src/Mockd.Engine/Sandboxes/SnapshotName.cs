namespace Mockd.Engine.Sandboxes;

/// <summary>How a store calls snapshots: <c>SANDBOX/NAME</c>; each part follows the rule of <see cref="SandboxName"/>.</summary>
internal static class SnapshotName
{
    private const char Separator = '/';

    public static string Of(string sandbox, string name) => sandbox + Separator + name;

    /// <summary>The part that people see.</summary>
    public static string Short(string stored) => stored[(stored.IndexOf(Separator, StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a stored state of this name belongs to the sandbox.</summary>
    public static bool IsOf(string sandbox, string stored) =>
        stored.Length > sandbox.Length
        && stored[sandbox.Length] == Separator
        && stored.StartsWith(sandbox, StringComparison.Ordinal);
}
