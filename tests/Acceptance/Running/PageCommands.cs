namespace Acceptance.Tests.Running;

/// <summary>The commands in the code of a page of ours; a line that begins with <c>#> </c> is what the one above shows.</summary>
internal static class PageCommands
{
    public static List<ShellCommand> Of(IEnumerable<string> lines)
    {
        var commands = new List<ShellCommand>();
        foreach (var line in lines)
        {
            if (line.StartsWith("#> ", StringComparison.Ordinal))
            {
                commands[^1] = commands[^1] with { Shown = line[3..] };
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                commands.Add(ShellWalk.Own(line));
            }
        }

        return commands;
    }
}
