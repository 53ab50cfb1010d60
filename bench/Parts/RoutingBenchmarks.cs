using BenchmarkDotNet.Attributes;
using Mockd.Engine.Routing;

namespace Parts;

/// <summary>A match among as many routes as a large description has.</summary>
[MemoryDiagnoser]
public class RoutingBenchmarks
{
    private readonly RouteTable<int> _routes = RouteTable<int>.Build([
        .. Enumerable
            .Range(0, 250)
            .SelectMany(i =>
                new Route<int>[]
                {
                    new("GET", $"/v1/resource{i}", i),
                    new("GET", $"/v1/resource{i}/{{id}}", i),
                    new("POST", $"/v1/resource{i}/{{id}}/parts/{{part}}", i),
                }
            ),
    ]);

    [Benchmark]
    public object Literal() => _routes.Match("GET", "/v1/resource200");

    [Benchmark]
    public object OneParameter() => _routes.Match("GET", "/v1/resource200/res_0123456789abcdef");

    [Benchmark]
    public object TwoParameters() => _routes.Match("POST", "/v1/resource200/res_1/parts/part_2");
}
