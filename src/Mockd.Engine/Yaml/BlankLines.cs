using System.Buffers;
using System.Text;
using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>
/// Published descriptions have block scalars that begin with a line of blanks, deeper than their text, or that consist of
/// blanks only. YAML 1.2 (8.1.1.1) forbids them, YamlDotNet refuses the whole file, and most readers let them pass.
/// </summary>
internal static class BlankLines
{
    private static readonly SearchValues<string> LineEnds = SearchValues.Create(
        [" \n", " \r\n"],
        StringComparison.Ordinal
    );

    /// <summary>The text without the blanks of such lines; they say nothing.</summary>
    public static string Clean(
        string yaml,
        string file,
        ICollection<(string Message, SourceLocation Location)> oddities
    )
    {
        if (!HasBlankLine(yaml))
        {
            return yaml;
        }

        StringBuilder? cleaned = null;
        var (kept, first, line) = (0, 0, 1);
        for (var at = 0; at < yaml.Length; line++)
        {
            var end = EndOfLine(yaml, at);
            if (OpensBlockScalar(yaml.AsSpan(at, end - at)))
            {
                var (start, stop, isDeeper) = Blanks(yaml, end + 1);
                if (isDeeper)
                {
                    first = cleaned is null ? line + 1 : first;
                    cleaned ??= new StringBuilder(yaml.Length);
                    cleaned.Append(yaml, kept, start - kept);
                    cleaned.Append('\n', yaml.AsSpan(start, stop - start).Count('\n'));
                    kept = stop;
                }
            }

            at = end + 1;
        }

        if (cleaned is null)
        {
            return yaml;
        }

        oddities.Add(
            (
                "a block of text begins with lines of blanks that are deeper than the text; they are read as empty lines",
                new SourceLocation(file, first, 1)
            )
        );
        return cleaned.Append(yaml, kept, yaml.Length - kept).ToString();
    }

    /// <summary>Whether a line consists of blanks; most files have none, and need no closer look.</summary>
    private static bool HasBlankLine(string yaml)
    {
        for (var at = 0; yaml.AsSpan(at).IndexOfAny(LineEnds) is >= 0 and var next; at += next + 1)
        {
            var blank = yaml.AsSpan(0, at + next).TrimEnd(' ');
            if (blank is [] or [.., '\n'])
            {
                return true;
            }
        }

        return false;
    }

    private static int EndOfLine(string yaml, int at)
    {
        var length = yaml.AsSpan(at).IndexOf('\n');
        return length < 0 ? yaml.Length : at + length;
    }

    /// <summary>Such as <c>key: |</c> and <c>- &gt;-</c>; one that gives its indentation by number may mean its blanks.</summary>
    private static bool OpensBlockScalar(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd(" \r");
        if (line is [.., '-' or '+'])
        {
            line = line[..^1];
        }

        return line is [.., ':' or '-', ' ', '|' or '>'];
    }

    /// <summary>The blank lines from a place on, and whether one is deeper than the line of text behind them.</summary>
    private static (int Start, int Stop, bool IsDeeper) Blanks(string yaml, int start)
    {
        var (at, deepest) = (start, 0);
        while (at < yaml.Length)
        {
            var end = EndOfLine(yaml, at);
            var line = yaml.AsSpan(at, end - at).TrimEnd('\r');
            var indentation = line.IndexOfAnyExcept(' ');
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
