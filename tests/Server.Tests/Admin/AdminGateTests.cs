using Mockd.Engine.Exchanges;
using Mockd.Server.Admin;
using Xunit;

namespace Server.Tests.Admin;

public sealed class AdminGateTests
{
    private const string Key = "mk_secret";

    [Theory]
    [InlineData("X-API-Key", Key, null)]
    [InlineData("Authorization", "Bearer " + Key, null)]
    [InlineData("Authorization", "bearer " + Key, null)]
    [InlineData("X-API-Key", "mk_secre", 401)]
    [InlineData("Authorization", "Basic " + Key, 401)]
    [InlineData("X-Other", Key, 401)]
    public void Key_AsSent_IsWeighed(string header, string value, int? status) =>
        Assert.Equal(status, new AdminGate(Key, "localhost").Refuse(RequestOf((header, value)))?.Status);

    [Theory]
    [InlineData("localhost:4290", null)]
    [InlineData("127.0.0.1:4290", null)]
    [InlineData("[::1]:4290", null)]
    [InlineData("twin.localhost", null)]
    [InlineData("evil.example:4290", 403)]
    public void Host_OfLoopbackPlane_MustBeALocalName(string host, int? status) =>
        Assert.Equal(status, new AdminGate(null, "localhost").Refuse(RequestOf(("Host", host)))?.Status);

    [Fact]
    public void Host_OfPlaneOpenToTheNetworkWithKey_MayBeAnyName() =>
        Assert.Null(new AdminGate(Key, "0.0.0.0").Refuse(RequestOf(("Host", "ci-box:4290"), ("X-API-Key", Key))));

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", null)]
    [InlineData("Sec-Fetch-Site", "none", null)]
    [InlineData("Origin", "http://evil.example", 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Origin", "http://localhost:4280", 403)]
    [InlineData("Origin", "http://localhost:4290", null)]
    public void Browser_OfOtherSite_IsRefusedEvenWithoutKeys(string header, string value, int? status) =>
        Assert.Equal(status, new AdminGate(null, "localhost").Refuse(RequestOf((header, value)))?.Status);

    private static Request RequestOf(params (string Name, string Value)[] headers) =>
        new()
        {
            Method = "POST",
            RawPath = "/reset",
            Origin = "http://localhost:4290",
            Headers = new RequestHeaders(headers.Select(h => KeyValuePair.Create(h.Name, h.Value))),
        };
}
