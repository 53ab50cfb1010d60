namespace Mockd.Engine.Routing;

/// <summary>A path template, taken apart, with its rank among templates that fit the same path.</summary>
internal sealed class PathTemplate
{
    private PathTemplate(TemplateSegment[] segments)
    {
        Segments = segments;
        Names = [.. segments.SelectMany(s => s.Names)];
        LiteralSegments = segments.Count(s => s.IsLiteral);
        LiteralPrefix = segments.TakeWhile(s => s.IsLiteral).Sum(s => s.Texts[0].Length + 1);
        if (LiteralSegments < segments.Length)
        {
            LiteralPrefix += segments.First(s => !s.IsLiteral).Texts[0].Length + 1;
        }

        Precision = segments.Where(s => !s.IsLiteral).Sum(s => s.Texts.Sum(t => t.Length)) - (HasRest ? 1 : 0);
    }

    public TemplateSegment[] Segments { get; }

    public string[] Names { get; }

    public int LiteralSegments { get; }

    public int LiteralPrefix { get; }

    /// <summary>Text beside parameters, so that <c>{id}.json</c> is not hidden by <c>{id}</c>; a rest comes last.</summary>
    public int Precision { get; }

    public bool HasRest => Segments.Length > 0 && Segments[^1].IsRest;

    public static PathTemplate Parse(string path)
    {
        // What stands behind the path is for RouteConditions.
        var end = path.AsSpan().IndexOfAny('?', '#');
        path = end < 0 ? path : path[..end];
        path = path.StartsWith('/') ? path[1..] : path;
        if (path.Length == 0)
        {
            return new PathTemplate([]);
        }

        var written = path.Split('/');
        return new PathTemplate([.. written.Select((s, i) => TemplateSegment.Parse(s, i == written.Length - 1))]);
    }

    /// <summary>The values of the parameters in a path that fits.</summary>
    public PathValues ValuesIn(scoped in PathSegments path)
    {
        if (Names.Length == 0)
        {
            return new PathValues([], []);
        }

        var values = new string[Names.Length];
        var next = 0;
        for (var i = 0; i < Segments.Length; i++)
        {
            var segment = Segments[i];
            if (segment.IsRest)
            {
                values[next] = path.RestFrom(i);
            }
            else if (!segment.IsLiteral)
            {
                segment.Matches(path[i], values.AsSpan(next, segment.Names.Length));
                next += segment.Names.Length;
            }
        }

        return new PathValues(Names, values);
    }
}
