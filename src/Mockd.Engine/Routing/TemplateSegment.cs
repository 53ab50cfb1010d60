namespace Mockd.Engine.Routing;

/// <summary>One segment of a path template: texts with parameters between them.</summary>
/// <param name="Texts">One more than <paramref name="Names"/>; what stands before, between and behind the parameters.</param>
/// <param name="IsRest">The segment stands for the rest of the path.</param>
internal sealed record TemplateSegment(string[] Texts, string[] Names, bool IsRest)
{
    public bool IsLiteral => Names.Length == 0;

    public bool IsParameter => Names.Length == 1 && Texts[0].Length == 0 && Texts[1].Length == 0;

    /// <summary>Equal for segments that differ only in the names of their parameters.</summary>
    public string Shape => string.Join('\0', Texts);

    public static TemplateSegment Parse(string written, bool isLast)
    {
        if (isLast && RestName(written) is { } rest)
        {
            return new TemplateSegment(["", ""], [rest], IsRest: true);
        }

        var texts = new List<string>();
        var names = new List<string>();
        var start = 0;
        while (written.IndexOf('{', start) is >= 0 and var open && written.IndexOf('}', open) is >= 0 and var close)
        {
            texts.Add(PathEscapes.DecodeLeniently(written[start..open]));
            names.Add(written[(open + 1)..close]);
            start = close + 1;
        }

        texts.Add(PathEscapes.DecodeLeniently(written[start..]));
        return new TemplateSegment([.. texts], [.. names], IsRest: false);
    }

    /// <summary>Whether a decoded segment fits; each parameter takes at least one character, and the first as few as it can.</summary>
    /// <param name="values">Receives the parameters' values; may be empty when they are not wanted.</param>
    public bool Matches(ReadOnlySpan<char> segment, Span<string> values)
    {
        if (IsLiteral)
        {
            return segment.SequenceEqual(Texts[0]);
        }

        var last = Texts[^1];
        if (!segment.StartsWith(Texts[0]) || !segment.EndsWith(last))
        {
            return false;
        }

        var start = Texts[0].Length;
        var end = segment.Length - last.Length;
        for (var i = 0; i < Names.Length; i++)
        {
            var length = start + 1 > end ? -1 : ValueLength(segment[start..end], i);
            if (length < 1)
            {
                return false;
            }

            if (!values.IsEmpty)
            {
                values[i] = segment.Slice(start, length).ToString();
            }

            start += length + Texts[i + 1].Length;
        }

        return true;
    }

    private int ValueLength(ReadOnlySpan<char> open, int index)
    {
        if (index == Names.Length - 1)
        {
            return open.Length;
        }

        var at = open[1..].IndexOf(Texts[index + 1]);
        return at < 0 ? -1 : at + 1;
    }

    private static string? RestName(string written) =>
        written is "*" or "**" ? written
        : written is ['{', '+', .. var name, '}'] ? name
        : written is ['{', .. var other, '+' or '*', '}'] ? other.TrimEnd('*')
        : null;
}
