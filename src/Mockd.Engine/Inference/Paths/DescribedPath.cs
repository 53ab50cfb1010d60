namespace Mockd.Engine.Inference;

/// <summary>
/// A described path taken into its steps, however the API writes them: <c>/a/{id}</c>, <c>/a/{id}.json</c>,
/// <c>/a({id})</c>, <c>/a/{id}:verb</c>.
/// </summary>
internal sealed class DescribedPath
{
    private static readonly string[] Formats = [".json", ".xml", ".yaml", ".csv", ".html", ".txt"];
    private readonly PathPart[] _parts;

    private DescribedPath(PathPart[] parts) => _parts = parts;

    public IReadOnlyList<PathPart> Parts => _parts;

    /// <summary>How many parameters stand at the end.</summary>
    public int TrailingParameters => _parts.Reverse().TakeWhile(p => p.IsParameter).Count();

    /// <summary>Names of the parameters, outermost first.</summary>
    public IReadOnlyList<string> Parameters => [.. _parts.Where(p => p.IsParameter).Select(p => p.Word)];

    /// <summary>The last fixed word that is no verb; empty when there is none.</summary>
    public string LastWord => Array.FindLast(_parts, p => !p.IsParameter && !p.IsVerb)?.Word ?? "";

    public static DescribedPath Parse(string path)
    {
        var parts = new List<PathPart>();
        foreach (var segment in path.Split('?', '#')[0].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            Read(segment, parts);
        }

        return new DescribedPath([.. parts]);
    }

    /// <summary>The first steps as a text that is the same for all paths of this form, whatever their parameters are called.</summary>
    public string Prefix(int count) =>
        string.Concat(_parts.Take(count).Select(p => p.IsParameter ? "/{}" : (p.IsVerb ? ":" : "/") + p.Word));

    public string Whole => Prefix(_parts.Length);

    private static void Read(string segment, List<PathPart> parts)
    {
        var open = segment.IndexOf('{', StringComparison.Ordinal);
        var close = segment.IndexOf('}', StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            ReadWord(WithoutFormat(segment), parts);
            return;
        }

        var before = segment[..open].TrimEnd('(', '\'', '=');
        if (before.Length > 0)
        {
            // `/books({id})` and `/@{name}`: what stands in front is a step of its own where it is a word.
            var word = before.Split('(')[0];
            if (word.Any(char.IsLetterOrDigit))
            {
                ReadWord(word, parts);
            }
        }

        // Of several parameters in one step the first names the thing.
        parts.Add(new PathPart(segment[(open + 1)..close], IsParameter: true));
        var behind = segment[(segment.LastIndexOf('}') + 1)..].TrimStart('\'', ')');
        if (behind is [':', .. { Length: > 0 } verb])
        {
            parts.Add(new PathPart(verb, IsParameter: false) { IsVerb = true });
        }
    }

    private static void ReadWord(string text, List<PathPart> parts)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && colon < text.Length - 1)
        {
            parts.Add(new PathPart(text[..colon], IsParameter: false));
            parts.Add(new PathPart(text[(colon + 1)..], IsParameter: false) { IsVerb = true });
        }
        else
        {
            parts.Add(new PathPart(text, IsParameter: false));
        }
    }

    private static string WithoutFormat(string segment) =>
        Array.Find(Formats, f => segment.Length > f.Length && segment.EndsWith(f, StringComparison.Ordinal))
            is { } format
            ? segment[..^format.Length]
            : segment;
}
