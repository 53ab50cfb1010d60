using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Patterns;
using Mockd.Engine.Routing;

namespace Mockd.Engine.Stubs;

/// <summary>Tells whether a request is the one a stub was written for; all criteria given hold.</summary>
public sealed class StubMatcher(MatcherConfig config)
{
    private const int LongestShown = 60;
    private readonly StubPath? _path = config.Path is { } path ? new StubPath(path) : null;
    private readonly KeyValuePair<string, string>[] _headers = Each(config.Headers);
    private readonly KeyValuePair<string, string>[] _query = Each(config.QueryParams);
    private readonly byte[]? _whole = Utf8(config.BodyEquals);
    private readonly byte[]? _part = Utf8(config.BodyContains);
    private readonly Pattern? _pathPattern = Read(config.PathPattern);
    private readonly Pattern? _bodyPattern = Read(config.BodyPattern);
    private readonly string _shownPath = config.Path ?? config.PathPattern ?? "any path";

    /// <summary>Method and path are all there is, so that a route does.</summary>
    public static bool IsPlainRoute(MatcherConfig config) =>
        config is { Path: not null, PathPattern: null, BodyContains: null, BodyEquals: null, BodyPattern: null }
        && config.Headers.Count == 0
        && config.QueryParams.Count == 0
        && config.BodyJsonPath.Count == 0
        && config.Method is not null
        && !config.Path.Contains('*', StringComparison.Ordinal);

    /// <summary>Whether a request fits cannot be told before its body is there.</summary>
    public bool LooksAtBody =>
        config.BodyContains is not null
        || config.BodyEquals is not null
        || config.BodyPattern is not null
        || config.BodyJsonPath.Count > 0;

    /// <summary>Each criterion adds its weight; exact ones weigh more.</summary>
    public int Score =>
        (config.Method is null ? 0 : 10)
        + (
            config.Path is { } path
                ? (
                    path.Contains('{', StringComparison.Ordinal) ? 12
                    : path.Contains('*', StringComparison.Ordinal) ? 10
                    : 15
                )
                : 0
        )
        + (config.PathPattern is null ? 0 : 14)
        + (_headers.Length * 10)
        + (_query.Length * 5)
        + (config.BodyEquals is null ? 0 : 25)
        + (config.BodyPattern is null ? 0 : 22)
        + (config.BodyContains is null ? 0 : 20)
        + (config.BodyJsonPath.Count * 15);

    /// <summary>The path parameters of a request that fits; null for any other.</summary>
    /// <exception cref="PatternLimitException">It cannot be told.</exception>
    public PathValues? Match(Request request)
    {
        if (!FitsMethod(request))
        {
            return null;
        }

        // What is cheap comes first, and what may hit a limit last: a pattern is nobody's business but its own stub's.
        PathValues? values = default(PathValues);
        if (_path is not null || _pathPattern is not null)
        {
            var path = Uri.UnescapeDataString(request.RawPath);
            values = _path is null ? values : _path.Match(path);
            if (values is null || _pathPattern?.IsMatch(path) == false)
            {
                return null;
            }
        }

        return
            _headers.All(h => FitsHeader(request, h)) && _query.All(q => FitsQuery(request, q)) && MatchesBody(request)
            ? values
            : null;
    }

    // What is no pattern was refused at the start.
    private static Pattern? Read(string? pattern) =>
        pattern is null ? null : Pattern.TryRead(pattern, PatternDialect.Net);

    /// <summary>
    /// How near a request is whose path fits: the criteria that failed, in words; null when the path does not fit, or
    /// everything does.
    /// </summary>
    public NearMiss? Miss(Request request)
    {
        try
        {
            return FindMiss(request);
        }
        catch (PatternLimitException)
        {
            // Nobody can tell how near it is, and it is not what answers.
            return null;
        }
    }

    private NearMiss? FindMiss(Request request)
    {
        if (!FitsPath(request))
        {
            return null;
        }

        var failed = new List<string>();
        if (!FitsMethod(request))
        {
            failed.Add($"the method is {config.Method!.ToUpperInvariant()}, not {Show(request.Method)}");
        }

        failed.AddRange(
            _headers.Where(h => !FitsHeader(request, h)).Select(h => Missed("header", h, request.Headers.Get(h.Key)))
        );
        failed.AddRange(
            _query
                .Where(q => !FitsQuery(request, q))
                .Select(q => Missed("query parameter", q, request.Query.Get(q.Key)))
        );
        if (!MatchesBody(request))
        {
            failed.Add($"the body does not fit {BodyCriteria()}");
        }

        return failed.Count == 0
            ? null
            : new NearMiss(
                config.Method?.ToUpperInvariant() ?? "any method",
                _shownPath,
                "the path matches, but " + string.Join(", and ", failed)
            );
    }

    private static string Missed(string what, KeyValuePair<string, string> wanted, string? sent) =>
        sent is null
            ? $"{what} '{wanted.Key}' is absent, not '{wanted.Value}'"
            : $"{what} '{wanted.Key}' is '{Show(sent)}', not '{wanted.Value}'";

    private static string Show(string sent) => sent.Length <= LongestShown ? sent : sent[..LongestShown] + "…";

    private string BodyCriteria() =>
        string.Join(
            " and ",
            (
                (string?[])
                    [
                        config.BodyContains is null ? null : "bodyContains",
                        config.BodyEquals is null ? null : "bodyEquals",
                        config.BodyPattern is null ? null : "bodyPattern",
                        .. config.BodyJsonPath.Select(p => $"bodyJsonPath {p.Key} = {p.Value}"),
                    ]
            ).OfType<string>()
        );

    private bool FitsMethod(Request request) =>
        config.Method is null || config.Method.Equals(request.Method, StringComparison.OrdinalIgnoreCase);

    private bool FitsPath(Request request)
    {
        var path = Uri.UnescapeDataString(request.RawPath);
        return (_path is null || _path.Match(path) is not null) && _pathPattern?.IsMatch(path) != false;
    }

    // A header that comes in several lines has each of their values.
    private static bool FitsHeader(Request request, KeyValuePair<string, string> wanted) =>
        request.Headers.Get(wanted.Key) is { } all
        && (
            Fits(all, wanted.Value)
            || request.Headers.Lines(wanted.Key).Any(v => Fits(v, wanted.Value))
            // Lines may have been joined on the way (RFC 9110, section 5.3).
            || (all.Contains(',') && all.Split(',').Any(v => Fits(v.Trim(), wanted.Value)))
        );

    private static bool FitsQuery(Request request, KeyValuePair<string, string> wanted) =>
        request.Query.GetAll(wanted.Key).Contains(wanted.Value);

    private static KeyValuePair<string, string>[] Each(IReadOnlyDictionary<string, IReadOnlyList<string>> wanted) =>
        [.. wanted.SelectMany(w => w.Value.Select(v => KeyValuePair.Create(w.Key, v)))];

    private static byte[]? Utf8(string? text) => text is null ? null : System.Text.Encoding.UTF8.GetBytes(text);

    private static bool Fits(string value, string wanted) =>
        (wanted.StartsWith('*'), wanted.EndsWith('*')) switch
        {
            (true, true) => value.Contains(wanted.Trim('*'), StringComparison.Ordinal),
            (true, false) => value.EndsWith(wanted[1..], StringComparison.Ordinal),
            (false, true) => value.StartsWith(wanted[..^1], StringComparison.Ordinal),
            _ => value == wanted,
        };

    private bool MatchesBody(Request request)
    {
        // Bodies are long and many at a time: a text is made of one only where a pattern is to be looked for in it.
        var body = request.Body.Span;
        return (_part is null || body.IndexOf(_part) >= 0)
            && (_whole is null || body.SequenceEqual(_whole))
            && (_bodyPattern is null || _bodyPattern.IsMatch(System.Text.Encoding.UTF8.GetString(body)))
            && (config.BodyJsonPath.Count == 0 || MatchesMembers(body));
    }

    private bool MatchesMembers(ReadOnlySpan<byte> body)
    {
        try
        {
            var document = JsonValue.Parse(body);
            return config.BodyJsonPath.All(p =>
                JsonPathText.Find(document, p.Key) is { } value
                && (value == p.Value || value.ToPlainText() == p.Value.ToPlainText())
            );
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
