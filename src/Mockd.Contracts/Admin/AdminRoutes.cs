namespace Mockd.Contracts.Admin;

/// <summary>Paths of the admin plane, for the server that answers them and the clients that call them.</summary>
public static class AdminRoutes
{
    public const string Health = "/health";
    public const string Ready = "/ready";

    /// <summary>In front of health and readiness, on both ports, where no path of a twin can be meant.</summary>
    public const string Probes = "/__mockd";
    public const string Status = "/status";
    public const string Shutdown = "/shutdown";
    public const string State = "/state";
    public const string StateReset = "/state/reset";
    public const string Resources = "/state/resources";
    public const string Reset = "/reset";
    public const string Operations = "/operations";
    public const string Journal = "/journal";
    public const string Reload = "/reload";
    public const string Chaos = "/chaos";
    public const string ChaosProfiles = "/chaos/profiles";

    public const string Sandboxes = "/sandboxes";

    /// <summary>Header of the key that every route but health and readiness asks for.</summary>
    public const string KeyHeader = "X-API-Key";

    public static string ResourceItems(string table, int limit, int offset) =>
        $"{Resources}/{Uri.EscapeDataString(table)}/items?limit={limit}&offset={offset}";

    public static string Sandbox(string name) => $"{Sandboxes}/{Uri.EscapeDataString(name)}";

    public static string SandboxRows(string name) => Sandbox(name) + "/rows";

    public static string SandboxDiff(string before, string after) =>
        $"{Sandbox(before)}/diff/{Uri.EscapeDataString(after)}";

    /// <param name="sandbox">Null: the default one.</param>
    public static string Clock(string? sandbox) => Sandbox(sandbox ?? "default") + "/clock";

    /// <param name="sandbox">Null: the default one.</param>
    public static string History(string? sandbox, int limit) =>
        $"{Sandbox(sandbox ?? "default")}/history?limit={limit}";

    /// <param name="deed"><c>undo</c>, <c>redo</c> or <c>restore</c>.</param>
    public static string InHistory(string? sandbox, string deed) => $"{Sandbox(sandbox ?? "default")}/{deed}";

    /// <summary>The state in front of or behind the write of a request.</summary>
    public static string PastState(string sandbox, long request, bool isBefore) =>
        $"{Sandbox(sandbox)}/history/{request}/{(isBefore ? "before" : "after")}";

    /// <param name="sandbox">Null: the default one.</param>
    public static string Snapshots(string? sandbox) => Sandbox(sandbox ?? "default") + "/snapshots";

    public static string Snapshot(string? sandbox, string name) => $"{Snapshots(sandbox)}/{Uri.EscapeDataString(name)}";

    public static string SnapshotRestore(string? sandbox, string name) => Snapshot(sandbox, name) + "/restore";

    /// <param name="after">Another snapshot of the sandbox; null: what it has now.</param>
    public static string SnapshotDiff(string? sandbox, string before, string? after) =>
        Snapshot(sandbox, before) + "/diff" + (after is null ? "" : "/" + Uri.EscapeDataString(after));

    /// <summary>A route about the rows of a sandbox; null: the default one.</summary>
    public static string In(string? sandbox, string route) =>
        sandbox is null
            ? route
            : $"{route}{(route.Contains('?', StringComparison.Ordinal) ? '&' : '?')}sandbox={Uri.EscapeDataString(sandbox)}";

    public static string ResetOf(string table) => $"{Reset}/{Uri.EscapeDataString(table)}";

    public static string ApplyProfile(string profile) => $"{ChaosProfiles}/{Uri.EscapeDataString(profile)}/apply";
}
