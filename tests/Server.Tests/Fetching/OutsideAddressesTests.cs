using System.Net;
using Mockd.Server.Fetching;
using Xunit;

namespace Mockd.Server.Tests.Fetching;

public sealed class OutsideAddressesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:0:7f00:1")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2606:2800::5efe:10.0.0.1")]
    [InlineData("2606:2800::200:5efe:127.0.0.1")]
    [InlineData("fec0::1")]
    public void Has_AddressInsideANetwork_IsFalse(string address) =>
        Assert.False(OutsideAddresses.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("2606:2800:220:1::1")]
    public void Has_PublicAddress_IsTrue(string address) => Assert.True(OutsideAddresses.Has(IPAddress.Parse(address)));

    [Fact]
    public async Task Handler_AddressInsideANetwork_DoesNotConnect()
    {
        using var client = new HttpClient(OutsideAddresses.Handler(trusted: null));

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() =>
            client.GetStringAsync(new Uri("http://127.0.0.1:9/x"), TestContext.Current.CancellationToken)
        );

        Assert.Contains("inside this network", refused.ToString(), StringComparison.Ordinal);
    }
}
