namespace Mockd.Engine.Routing;

/// <summary>Compares a path that matched nothing with every route; the work per route is bounded.</summary>
internal static class NearMissSearch
{
    private const int MostSegments = 32;
    private const int LongestShown = 40;
    private const int MostEdits = 3;

    public static IReadOnlyList<NearMiss> Find<T>(
        IReadOnlyList<RouteEndpoint<T>> endpoints,
        string method,
        string path,
        int most
    )
    {
        var segments = Split(path);
        var misses = new List<(int Score, int Order, NearMiss Miss)>();
        foreach (var endpoint in endpoints)
        {
            if (Compare(endpoint.Template.Segments, segments) is not { } difference)
            {
                continue;
            }

            var sameMethod = endpoint.Method == method || (method == "HEAD" && endpoint.Method == "GET");
            if (sameMethod && difference.Score == 0 && endpoint.Conditions is null)
            {
                continue;
            }

            var reason =
                !sameMethod ? WithMethod(difference.Reason, endpoint.Method, method)
                : difference.Score == 0 ? Unmet(endpoint.Conditions!)
                : difference.Reason;
            var miss = new NearMiss(endpoint.Method, endpoint.Route.Path, reason);
            misses.Add((difference.Score + (sameMethod ? 0 : 1), endpoint.Order, miss));
        }

        return [.. misses.OrderBy(m => m.Score).ThenBy(m => m.Order).Take(most).Select(m => m.Miss)];
    }

    private static string WithMethod(string difference, string described, string sent) =>
        difference.Length == 0
            ? $"the path matches, but the method is {described}, not {Show(sent)}"
            : $"{difference}, and the method is {described}, not {Show(sent)}";

    private static string Unmet(RouteConditions conditions) =>
        $"the path matches, but '{conditions.Text[1..]}' is not among query, headers or members of the body";

    private static string[] Split(string path)
    {
        var shown = path.AsSpan(0, Math.Min(path.Length, 8192)).Trim('/').ToString();
        return shown.Length == 0 ? [] : [.. shown.Split('/', MostSegments + 1).Select(PathEscapes.DecodeLeniently)];
    }

    private static (int Score, string Reason)? Compare(TemplateSegment[] template, string[] path)
    {
        var length = template is [.., { IsLiteral: true, Texts: [""] }] ? template.Length - 1 : template.Length;
        var hasRest = length > 0 && template[length - 1].IsRest;
        var from = 0;
        while (from < length && from < path.Length && Fits(template[from], path[from]))
        {
            from++;
        }

        if (hasRest && from >= length - 1)
        {
            return (0, "");
        }

        var tail = 0;
        while (
            tail < Math.Min(length, path.Length) - from
            && Fits(template[length - 1 - tail], path[path.Length - 1 - tail])
        )
        {
            tail++;
        }

        var (extraInTemplate, extraInPath) = (length - from - tail, path.Length - from - tail);
        return (extraInTemplate, extraInPath) switch
        {
            (0, 0) => (0, ""),
            (1, 1) => OneDiffers(template[from], path[from], from, length),
            (1, 0) when length > 1 => (6, $"the path lacks the segment '{Text(template[from])}'"),
            (0, 1) when length > 0 => (6, $"the path has the segment '{Show(path[from])}' too many"),
            _ => null,
        };
    }

    private static (int Score, string Reason)? OneDiffers(TemplateSegment expected, string sent, int index, int length)
    {
        var text = Text(expected);
        var reason = $"segment {index + 1} is '{Show(sent)}', not '{text}'";
        var edits = expected.IsLiteral ? EditDistance.Between(text, sent, MostEdits) : MostEdits + 1;
        return edits == 0 ? (1, reason + " (case counts)")
            : edits <= Math.Min(MostEdits, text.Length / 2) ? (1 + edits, reason)
            : length > 1 ? (8, reason)
            : null;
    }

    private static bool Fits(TemplateSegment expected, string sent) => expected.Matches(sent, []);

    private static string Text(TemplateSegment segment)
    {
        var text = segment.Texts[0];
        for (var i = 0; i < segment.Names.Length; i++)
        {
            text += "{" + segment.Names[i] + "}" + segment.Texts[i + 1];
        }

        return text;
    }

    private static string Show(string sent) => sent.Length <= LongestShown ? sent : sent[..LongestShown] + "…";
}
