using Mockd.Engine.Routing;
using Xunit;

namespace Mockd.Engine.Tests.Routing;

public sealed class NearMissTests
{
    private static readonly RouteTable<int> Table = RouteTable<int>.Build([
        new("GET", "/v1/customers", 0),
        new("POST", "/v1/customers", 1),
        new("GET", "/v1/customers/{id}", 2),
        new("GET", "/v1/charges/{id}/refunds", 3),
    ]);

    [Theory]
    [InlineData("DELETE", "/v1/customers", "the path matches, but the method is GET, not DELETE")]
    [InlineData("GET", "/v1/custmers", "segment 2 is 'custmers', not 'customers'")]
    [InlineData("GET", "/v1/Customers/", "segment 2 is 'Customers', not 'customers' (case counts)")]
    [InlineData("GET", "/customers", "the path lacks the segment 'v1'")]
    [InlineData("GET", "/api/v1/customers/7", "the path has the segment 'api' too many")]
    [InlineData("GET", "/v1/charges/7", "the path lacks the segment 'refunds'")]
    public void NearMisses_NearestFirst_SaysWhy(string method, string path, string reason) =>
        Assert.Contains(Table.NearMisses(method, path), m => m.Reason == reason);

    [Fact]
    public void NearMisses_OtherMethod_ComesBeforeOtherPath() =>
        Assert.Equal(
            ["/v1/customers", "/v1/customers"],
            Table.NearMisses("DELETE", "/v1/customers").Take(2).Select(m => m.Path)
        );

    [Fact]
    public void NearMisses_NothingNear_IsEmpty() => Assert.Empty(Table.NearMisses("GET", "/a/b/c/d/e/f"));

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("/%zz/%")]
    [InlineData("//////")]
    public void NearMisses_OddPath_IsNoError(string path) => Assert.NotNull(Table.NearMisses("GET", path));

    [Fact]
    public void NearMisses_ManyRoutesAndHugePath_Ends()
    {
        var routes = Enumerable.Range(0, 3000).Select(i => new Route<int>("GET", $"/v1/things{i}/{{id}}/parts", i));
        var table = RouteTable<int>.Build([.. routes]);

        Assert.Empty(table.NearMisses("GET", string.Concat(Enumerable.Repeat("/x", 32_000))));
        Assert.Equal(3, table.NearMisses("GET", "/v1/thinks12/" + new string('y', 8000) + "/parts").Count);
    }
}
