namespace Acceptance.Tests.Running;

/// <summary>The guide's page: finds its fragments and commands.</summary>
internal sealed class GuideText(string[] lines)
{
    /// <summary>The lines from the one that equals <paramref name="first"/> to the one that begins with <paramref name="end"/>.</summary>
    public IEnumerable<string> Between(string first, string end, bool last = false)
    {
        var start = last ? Array.LastIndexOf(lines, first) : Array.IndexOf(lines, first);
        return lines
            .Skip(start)
            .TakeWhile(line => !line.TrimStart('•', '*', '-', ' ').StartsWith(end, StringComparison.Ordinal));
    }

    /// <summary>The commands of the first terminal window behind a sentence, with the outputs shown below them.</summary>
    public IEnumerable<ShellCommand> CommandsAfter(string sentence, bool start = false)
    {
        var from = Array.FindIndex(lines, line => line.StartsWith(sentence, StringComparison.Ordinal));
        var window = Array.IndexOf(lines, "Terminal window", from) + 1;
        var commands = new List<ShellCommand>();
        if (start)
        {
            commands.Add(ShellWalk.Own("mockd start -c mockd.yaml --no-auth -d"));
        }

        foreach (var line in lines.Skip(window).TakeWhile(line => line.Length > 0))
        {
            if (line.StartsWith("# → ", StringComparison.Ordinal) && line.Contains('{', StringComparison.Ordinal))
            {
                commands[^1] = commands[^1] with { Shown = Expectation(line[4..]) };
            }
            else if (line.StartsWith("-d ", StringComparison.Ordinal))
            {
                // The continuation of the command before it.
                commands[^1] = commands[^1] with
                {
                    Text = commands[^1].Text.TrimEnd('\\') + line,
                };
            }
            else if (line[0] != '#')
            {
                commands.Add(ShellWalk.Own(line.Replace("curl ", "curl -s ", StringComparison.Ordinal)));
            }
        }

        return commands;
    }

    // What the page abbreviates or what differs from run to run.
    private static string Expectation(string shown) =>
        shown
            .Replace("\"cus_a1b2c3...\"", "\"{{created:cus_.+}}\"", StringComparison.Ordinal)
            .Replace("1705312200", "\"{{int}}\"", StringComparison.Ordinal);
}
