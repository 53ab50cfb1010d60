namespace Inference;

/// <summary>A path of a description, with the places of its parameters.</summary>
internal sealed class PathText
{
    private readonly List<(int Start, int End)> _places = [];
    private readonly string _path;

    public PathText(string path)
    {
        _path = path.Split('?', '#')[0];
        for (var at = 0; (at = _path.IndexOf('{', at)) >= 0; )
        {
            var end = _path.IndexOf('}', at);
            if (end < 0)
            {
                break;
            }

            _places.Add((at, end + 1));
            at = end;
        }

        Names = [.. _places.Select(p => _path[(p.Start + 1)..(p.End - 1)].TrimEnd('+', '*').TrimStart('+', '/'))];
        Prefixes = [.. _places.Select((p, i) => Plain(i, p.End))];
    }

    /// <summary>Of its parameters, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The path up to each parameter and with it, without names: the same for all paths that go through the same thing.</summary>
    public IReadOnlyList<string> Prefixes { get; }

    /// <summary>The path with values in place of its parameters.</summary>
    public string Fill(IReadOnlyList<string> values)
    {
        var text = _path;
        for (var i = _places.Count - 1; i >= 0; i--)
        {
            text = text[.._places[i].Start] + Uri.EscapeDataString(values[i]) + text[_places[i].End..];
        }

        return text;
    }

    // Some APIs write a suffix such as .json behind an item, which stands in no path below it.
    private string Plain(int last, int end)
    {
        var text = _path[..end];
        for (var i = last; i >= 0; i--)
        {
            text = text[.._places[i].Start] + "{}" + text[_places[i].End..];
        }

        return text;
    }
}
