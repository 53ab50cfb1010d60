using System.Text;

namespace Architecture.Tests;

/// <summary>The table of arrows, drawn as a mermaid diagram for each project.</summary>
internal static class RoomDiagram
{
    private const string Begin = "<!-- rooms: written by the tests from the table of arrows -->";
    private const string End = "<!-- end of rooms -->";

    /// <summary>The page with the diagram of today between its two marks.</summary>
    public static string WrittenInto(string page)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? throw new InvalidDataException($"the page needs the lines '{Begin}' and '{End}'")
            : $"{page[..begin]}{Begin}\n\n{Text()}{page[end..]}";
    }

    private static string Text()
    {
        var text = new StringBuilder();
        foreach (var rooms in Rooms.Arrows.GroupBy(entry => ProjectOf(entry.Key)))
        {
            text.Append("```mermaid\nflowchart LR\n").Append("  subgraph ").Append(rooms.Key).Append('\n');
            foreach (var (room, _) in rooms)
            {
                text.Append("    ").Append(Node(room)).Append('\n');
            }

            text.Append("  end\n");
            foreach (var (room, _) in rooms)
            {
                foreach (var target in Rooms.Targets(room))
                {
                    text.Append("  ").Append(Id(room)).Append(" --> ").Append(Arrowhead(target, rooms.Key));
                    text.Append('\n');
                }
            }

            text.Append("```\n\n");
        }

        return text.ToString();
    }

    private static string Arrowhead(string target, string project) =>
        ProjectOf(target) == project ? Id(target) : $"{Id(target)}[{target.TrimEnd('/')}]";

    private static string Node(string room)
    {
        var name = room[(ProjectOf(room).Length + 1)..];
        return $"{Id(room)}[{(name.Length == 0 ? "(files beside the project)" : name)}]";
    }

    private static string Id(string room) =>
        room.Replace("Mockd.", "", StringComparison.Ordinal).Replace('/', '_').TrimEnd('_');

    private static string ProjectOf(string room) => room[..room.IndexOf('/', StringComparison.Ordinal)];
}
