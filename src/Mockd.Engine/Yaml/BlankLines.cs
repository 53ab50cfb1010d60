using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>
/// Published descriptions have block scalars that begin with a line of blanks, deeper than their text, or that consist of
/// blanks only. YAML 1.2 (8.1.1.1) forbids them, YamlDotNet refuses the whole file, and most readers let them pass.
/// </summary>
internal static class BlankLines
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>The text without the blanks of such lines; they say nothing.</summary>
    public static ReadOnlyMemory<byte> Clean(
        ReadOnlyMemory<byte> yaml,
        string file,
        ICollection<(string Message, SourceLocation Location)> oddities
    )
    {
        var text = yaml.Span;
        var cuts = Cuts(text);
        if (cuts.Count == 0)
        {
            return yaml;
        }

        oddities.Add(
            (
                "a block of text begins with lines of blanks that are deeper than the text; they are read as empty lines",
                new SourceLocation(file, text[..cuts[0].Start].Count(LineEnd) + 1, 1)
            )
        );
        return Without(text, cuts);
    }

    private static List<(int Start, int Stop)> Cuts(ReadOnlySpan<byte> yaml)
    {
        var cuts = new List<(int Start, int Stop)>();
        var blankEnd = yaml.IndexOf("\r\n"u8) >= 0 ? " \r\n"u8 : " \n"u8;
        for (var at = 0; yaml[at..].IndexOf(blankEnd) is >= 0 and var next; )
        {
            at += next + 1;
            var end = yaml[..at].TrimEnd(" \r\n"u8).Length;
            if (end == 0 || !yaml[end..at].Contains(LineEnd))
            {
                continue;
            }

            var (start, stop, isDeeper) = Blanks(yaml, EndOfLine(yaml, end) + 1);
            if (isDeeper && OpensBlockScalar(yaml[(yaml[..end].LastIndexOf(LineEnd) + 1)..end]))
            {
                cuts.Add((start, stop));
            }

            at = Math.Max(at, stop);
        }

        return cuts;
    }

    private static ReadOnlyMemory<byte> Without(ReadOnlySpan<byte> yaml, List<(int Start, int Stop)> cuts)
    {
        var text = new byte[yaml.Length];
        var (length, kept) = (0, 0);
        foreach (var (start, stop) in cuts)
        {
            yaml[kept..start].CopyTo(text.AsSpan(length));
            length += start - kept;
            var lines = yaml[start..stop].Count(LineEnd);
            text.AsSpan(length, lines).Fill(LineEnd);
            length += lines;
            kept = stop;
        }

        yaml[kept..].CopyTo(text.AsSpan(length));
        return text.AsMemory(0, length + yaml.Length - kept);
    }

    private static int EndOfLine(ReadOnlySpan<byte> yaml, int at)
    {
        var length = yaml[at..].IndexOf(LineEnd);
        return length < 0 ? yaml.Length : at + length;
    }

    /// <summary>Such as <c>key: |</c> and <c>- &gt;-</c>; one that gives its indentation by number may mean its blanks.</summary>
    private static bool OpensBlockScalar(ReadOnlySpan<byte> line)
    {
        if (line is [.., (byte)'-' or (byte)'+'])
        {
            line = line[..^1];
        }

        return line is [.., (byte)':' or (byte)'-', (byte)' ', (byte)'|' or (byte)'>'];
    }

    /// <summary>The blank lines from a place on, and whether one is deeper than the line of text behind them.</summary>
    private static (int Start, int Stop, bool IsDeeper) Blanks(ReadOnlySpan<byte> yaml, int start)
    {
        var (at, deepest) = (start, 0);
        while (at < yaml.Length)
        {
            var end = EndOfLine(yaml, at);
            var line = yaml[at..end].TrimEnd((byte)'\r');
            var indentation = line.IndexOfAnyExcept((byte)' ');
            if (indentation >= 0)
            {
                return (start, at, deepest > indentation);
            }

            deepest = Math.Max(deepest, line.Length);
            at = Math.Min(end + 1, yaml.Length);
        }

        return (start, at, deepest > 0);
    }
}
