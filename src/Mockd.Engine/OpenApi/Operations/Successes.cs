namespace Mockd.Engine.OpenApi;

/// <summary>The order in which responses stand for success.</summary>
internal static class Successes
{
    private const int Range = 1000;

    // A redirect is what an operation without any 2xx is there for; `default` is mostly meant for errors.
    private const int RedirectRange = 1001;
    private const int Default = 1002;
    private const int None = int.MaxValue;

    public static ResponseDescription? First(IReadOnlyList<ResponseDescription> responses) =>
        responses.MinBy(r => Rank(r.Status)) is { } best && Rank(best.Status) != None ? best : null;

    private static int Rank(string status) =>
        status switch
        {
            "200" => 0,
            "201" => 1,
            "202" => 2,
            "204" => 3,
            "2XX" or "2xx" => Range,
            "3XX" or "3xx" => RedirectRange,
            "default" => Default,
            _ => status.Length == 3 && status[0] is '2' or '3' && int.TryParse(status, out var code) ? code : None,
        };
}
