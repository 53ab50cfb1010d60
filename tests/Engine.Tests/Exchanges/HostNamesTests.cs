using Mockd.Engine.Exchanges;
using Xunit;

namespace Engine.Tests.Exchanges;

public sealed class HostNamesTests
{
    [Theory]
    [InlineData("localhost:4280", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("a.localhost", true)]
    [InlineData("127.0.0.1:4280", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("[::1]:4280", true)]
    [InlineData("twin.test", true)]
    [InlineData("Twin.Test:80", true)]
    [InlineData("twin.test.", true)]
    [InlineData("a.b.example.com", true)]
    [InlineData("example.com", false)]
    [InlineData("notexample.com", false)]
    [InlineData("twin.test.evil.example", false)]
    [InlineData("evil.example:4280", false)]
    [InlineData("localhost.evil.example", false)]
    [InlineData(null, true)]
    public void Host_OfARequest_IsAmongTheNamesOrNot(string? authority, bool isKnown) =>
        Assert.Equal(isKnown, new HostNames(["twin.test", "*.example.com"]).Contain(authority));

    [Theory]
    [InlineData("twin.test", true)]
    [InlineData("*.twin.test", true)]
    [InlineData("ci-box", true)]
    [InlineData("192.0.2.1", true)]
    [InlineData("::1", true)]
    [InlineData("*", false)]
    [InlineData("a.*.test", false)]
    [InlineData("twin.test:4280", false)]
    [InlineData("http://twin.test", false)]
    [InlineData("twin test", false)]
    [InlineData("twin..test", false)]
    public void Name_AsGiven_IsOneOrNot(string text, bool isName) => Assert.Equal(isName, HostNames.IsName(text));
}
