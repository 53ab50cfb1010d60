using System.Text.RegularExpressions;
using Mockd.Engine.Routing;
using Xunit;

namespace Mockd.Engine.Tests.Routing;

public sealed class RoutingFuzzTests
{
    private static readonly string[] Segments = ["a", "b", "ab", "{x}", "{y}", "{z}b", "a{z}", "{p}-{q}", "v{n}-a"];
    private static readonly string[] Sent = ["a", "b", "ab", "aab", "a-b", "v1-a", "-", "b-", "%61", "", "a%2Fb"];
    private static readonly string[] Methods = ["GET", "POST", "HEAD"];

    [Fact]
    public void Match_OfRandomRoutes_IsWhatComparingEachRouteGives()
    {
        var random = new Random(20);
        for (var round = 0; round < 400; round++)
        {
            var routes = Enumerable
                .Range(0, random.Next(1, 25))
                .Select(i => new Route<int>(Pick(random, Methods), Path(random, Segments), i))
                .ToList();
            var table = RouteTable<int>.Build(routes);
            for (var request = 0; request < 40; request++)
            {
                var (method, path) = (Pick(random, Methods), Path(random, Sent));
                var match = table.Match(method, path);
                var expected = Naive(routes, method, path);
                Assert.True(
                    expected == (match.IsFound ? match.Target : -1),
                    $"{method} {path}: {expected} in {string.Join(", ", routes)}"
                );
            }
        }
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];

    private static string Path(Random random, string[] segments)
    {
        var path = "/" + string.Join('/', Enumerable.Range(0, random.Next(0, 5)).Select(_ => Pick(random, segments)));
        path += random.Next(5) == 0 ? "/" : "";
        // Two slashes alone are one empty segment, which the comparison below cannot tell from none.
        return path == "//" ? "/" : path;
    }

    private static int Naive(List<Route<int>> routes, string method, string path)
    {
        var otherEnd = path.EndsWith('/') ? path[..^1] : path + "/";
        string[] methods = method == "HEAD" ? ["HEAD", "GET"] : [method];
        foreach (var tried in methods)
        {
            foreach (var end in (string[])[path, otherEnd])
            {
                var best = routes
                    .Where(r => r.Method == tried && Fits(r.Path, end))
                    .OrderByDescending(r => Parts(r.Path).Count(s => !s.Contains('{')))
                    .ThenByDescending(r => Prefix(r.Path))
                    .ThenByDescending(r => Parts(r.Path).Where(s => s.Contains('{')).Sum(TextLength))
                    .ThenBy(r => r.Target)
                    .FirstOrDefault();
                if (best is not null)
                {
                    return best.Target;
                }
            }
        }

        return -1;
    }

    private static string[] Parts(string path) => path.Trim() == "/" ? [] : path[1..].Split('/');

    private static int TextLength(string segment) => Regex.Replace(segment, "{[a-z]}", "").Length;

    private static int Prefix(string path) => path.Contains('{') ? path.IndexOf('{') : path.Length;

    private static bool Fits(string route, string path)
    {
        if (path.Length == 0)
        {
            return route == "/";
        }

        var (expected, sent) = (Parts(route), Parts(path));
        return expected.Length == sent.Length
            && expected.Zip(sent).All(p => Regex.IsMatch(Uri.UnescapeDataString(p.Second), Pattern(p.First)));
    }

    private static string Pattern(string segment) => "^" + Regex.Replace(segment, "{[a-z]}", "(.+)") + "$";
}
