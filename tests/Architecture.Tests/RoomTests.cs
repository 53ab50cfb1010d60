using Xunit;

namespace Architecture.Tests;

public sealed class RoomTests
{
    private static readonly HashSet<string> RoomsInUse =
    [
        .. Repository.Sources.Select(file => file.Project + "/" + file.Room),
    ];

    [Fact]
    public void Room_InTheTree_HasALineInTheTable()
    {
        Findings.AreNone(RoomsInUse.Where(room => !Rooms.Arrows.ContainsKey(room)).Order());
    }

    [Fact]
    public void Room_UsedByAnother_IsAllowedByAnArrow()
    {
        var refused =
            from file in Repository.Sources
            // The entry point starts what the rooms offer, and no room knows it.
            where !file.FilePath.EndsWith("/Program.cs", StringComparison.Ordinal)
            let allowed = Rooms.Reachable(file.Project + "/" + file.Room)
            from name in file.NamesUsed
            let used = RoomOf(name, file.Project)
            where used is not null && !IsOpenToAll(used) && !allowed.Contains(used)
            select $"{file.FilePath} uses {used} ({name})";
        Findings.AreNone(refused.Distinct());
    }

    [Fact]
    public void Arrow_InTheTable_JoinsRoomsThatExist()
    {
        var missing =
            from room in Rooms.Arrows.Keys
            from name in Rooms.Targets(room).Append(room)
            where !RoomsInUse.Contains(name)
            select name == room ? $"{room} is no room" : $"{room} -> {name}: there is no such room";
        Findings.AreNone(missing.Distinct());
    }

    [Fact]
    public void Rooms_ByTheirArrows_FormNoCircle()
    {
        var circles =
            from room in Rooms.Arrows.Keys
            from target in Rooms.Targets(room)
            where Rooms.Reachable(target).Contains(room)
            select $"{room} -> {target} -> … -> {room}";
        Findings.AreNone(circles);
    }

    [Fact]
    public void Engine_Sources_UseNoHostAndNoConsole()
    {
        string[] refused =
        [
            "Microsoft.AspNetCore",
            "Microsoft.Extensions",
            "System.Net.Sockets",
            "System.Net.Security",
        ];
        var found =
            from file in Repository.Sources
            where file.Project is "Mockd.Engine" or "Mockd.Contracts"
            from name in file.NamesUsed
            where refused.Any(r => name.StartsWith(r, StringComparison.Ordinal))
            select $"{file.FilePath} uses {name}";
        Findings.AreNone(found);
    }

    [Fact]
    public void Console_OutsideOfTheOutputRoom_IsNotWrittenTo()
    {
        var found =
            from file in Repository.Sources
            where !(file.Project == "Mockd.Cli" && file.Room == "Output")
            where
                file.Text.Contains("Console.Write", StringComparison.Ordinal)
                || file.Text.Contains("Console.Out", StringComparison.Ordinal)
                || file.Text.Contains("Console.Error", StringComparison.Ordinal)
            select file.FilePath;
        Findings.AreNone(found);
    }

    private static bool IsOpenToAll(string room) => room.StartsWith("Mockd.Contracts/", StringComparison.Ordinal);

    /// <summary>The room that a name leads to; null when it is none of ours.</summary>
    private static string? RoomOf(string name, string project)
    {
        var parts = name.Split('.');
        if (parts is ["Mockd", var second, var third, ..])
        {
            return Known($"Mockd.{second}/{third}");
        }

        // `State.TwinState` within Mockd.Engine names the room by its last part alone.
        return parts.Length > 1 ? Known(project + "/" + parts[0]) : null;
    }

    private static string? Known(string room) => RoomsInUse.Contains(room) ? room : null;
}
