namespace Mockd.Cli.Output;

/// <summary>Lines of text in columns: lined up for people, two blanks apart for programs.</summary>
internal static class Columns
{
    // One very long name must not push everything else off the screen.
    private const int WidestPadded = 56;

    public static void Print(Terminal terminal, IReadOnlyList<string[]> lines)
    {
        var widths = terminal.DataIsTerminal && lines.Count > 0 ? Widths(lines) : null;
        foreach (var line in lines)
        {
            terminal.Line(widths is null ? string.Join("  ", line) : Pad(line, widths));
        }
    }

    private static int[] Widths(IReadOnlyList<string[]> lines)
    {
        var widths = new int[lines.Max(l => l.Length)];
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Length; i++)
            {
                widths[i] = Math.Max(widths[i], Math.Min(line[i].Length, WidestPadded));
            }
        }

        return widths;
    }

    private static string Pad(string[] line, int[] widths) =>
        string.Join("  ", line.Select((cell, i) => i == line.Length - 1 ? cell : cell.PadRight(widths[i])));
}
