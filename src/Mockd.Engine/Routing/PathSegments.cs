namespace Mockd.Engine.Routing;

/// <summary>The decoded segments of a request's path; nothing is copied unless the path holds escapes.</summary>
internal readonly ref struct PathSegments
{
    /// <summary>Segments behind this many are one rest; no route is that long.</summary>
    public const int Most = 128;

    private readonly ReadOnlySpan<char> _path;
    private readonly Span<int> _ends;
    private readonly string[]? _decoded;

    /// <param name="ends">Room for <see cref="Most"/> + 1 positions.</param>
    /// <exception cref="BadPathException">An escape in the path is not valid UTF-8.</exception>
    public PathSegments(ReadOnlySpan<char> path, Span<int> ends)
    {
        _path = path.StartsWith('/') ? path[1..] : path;
        _ends = ends;
        var start = 0;
        while (!_path.IsEmpty && Count < Most)
        {
            var length = _path[start..].IndexOf('/');
            ends[Count++] = length < 0 ? _path.Length : start + length;
            if (length < 0)
            {
                break;
            }

            start += length + 1;
        }

        IsCutOff = Count > 0 && ends[Count - 1] < _path.Length;
        _decoded = path.Contains('%') ? Decode() : null;
    }

    private PathSegments(PathSegments other, int count)
    {
        this = other;
        Count = count;
    }

    public int Count { get; }

    /// <summary>There are more segments than are counted.</summary>
    public bool IsCutOff { get; }

    public ReadOnlySpan<char> this[int index] =>
        _decoded is not null ? _decoded[index]
        : Start(index) < _path.Length ? _path[Start(index).._ends[index]]
        : default;

    public string RestFrom(int index) => Start(index) >= _path.Length ? "" : PathEscapes.Decode(_path[Start(index)..]);

    /// <summary>The path with its slash at the end left out, or with one when it has none.</summary>
    public PathSegments WithOtherEnd()
    {
        if (Count > 0 && this[Count - 1].IsEmpty)
        {
            return new PathSegments(this, Count - 1);
        }

        if (Count >= Most || _path.IsEmpty)
        {
            return this;
        }

        _ends[Count] = Start(Count);
        return new PathSegments(this, Count + 1);
    }

    private int Start(int index) => index == 0 ? 0 : _ends[index - 1] + 1;

    private string[] Decode()
    {
        // One more, empty: what stands behind the slash of WithOtherEnd.
        var decoded = new string[Count + 1];
        for (var i = 0; i < Count; i++)
        {
            decoded[i] = PathEscapes.Decode(_path[Start(i).._ends[i]]);
        }

        if (IsCutOff)
        {
            PathEscapes.Decode(_path[_ends[Count - 1]..]);
        }

        decoded[Count] = "";
        return decoded;
    }
}
