using Mockd.Engine.Exchanges;
using Xunit;

namespace Engine.Tests.Exchanges;

public sealed class PageOriginsTests
{
    private static readonly PageOrigins Origins = new(["https://app.test", "http://*.dev.test", "null"]);

    [Theory]
    [InlineData("https://app.test", true)]
    [InlineData("HTTPS://APP.test", true)]
    [InlineData("http://app.test", false)]
    [InlineData("https://app.test:8443", false)]
    [InlineData("https://app.test.evil.example", false)]
    [InlineData("http://a.dev.test", true)]
    [InlineData("http://a.b.dev.test", true)]
    [InlineData("https://a.dev.test", false)]
    [InlineData("http://dev.test", false)]
    [InlineData("null", true)]
    [InlineData("http://twin.test:4280", true)]
    [InlineData("http://localhost:4280", false)]
    public void Page_OfAnOrigin_MayOrMayNot(string origin, bool may) =>
        Assert.Equal(may ? null : origin, Refused("twin.test:4280", ["twin.test"], ("Origin", origin)));

    [Fact]
    public void Page_UnderAHostNameThatIsNotOurs_IsNoPageOfOurs() =>
        Assert.Equal(
            "http://evil.example:4280",
            Refused("evil.example:4280", [], ("Origin", "http://evil.example:4280"))
        );

    [Theory]
    [InlineData("cross-site", "no-cors", "https://evil.example/p", "https://evil.example")]
    [InlineData("same-site", "no-cors", null, "unknown")]
    [InlineData("cross-site", "no-cors", "https://app.test/p?q", null)]
    [InlineData("cross-site", "navigate", "https://evil.example/p", null)]
    [InlineData("same-origin", "no-cors", "http://localhost:4280/p", null)]
    [InlineData("none", "navigate", null, null)]
    public void Part_AskedForByAPage_GoesByTheSiteOfThePage(
        string site,
        string mode,
        string? referer,
        string? refused
    ) =>
        Assert.Equal(
            refused,
            Refused(
                "localhost:4280",
                [],
                [
                    ("Sec-Fetch-Site", site),
                    ("Sec-Fetch-Mode", mode),
                    .. referer is null ? [] : new[] { ("Referer", referer) },
                ]
            )
        );

    [Fact]
    public void Program_ThatIsNoBrowser_IsNeverRefused() => Assert.Null(Refused("localhost:4280", []));

    [Theory]
    [InlineData("https://app.test", true)]
    [InlineData("https://*.app.test:8443", true)]
    [InlineData("http://[::1]:3000", true)]
    [InlineData("null", true)]
    [InlineData("app.test", false)]
    [InlineData("*", false)]
    [InlineData("https://*", false)]
    [InlineData("https://app.test/", false)]
    [InlineData("https://app.test:99999", false)]
    [InlineData("ftp://app.test", false)]
    [InlineData("https://", false)]
    public void Origin_AsWritten_IsOneOrNot(string text, bool isOrigin) =>
        Assert.Equal(isOrigin, PageOrigins.IsOrigin(text));

    private static string? Refused(string host, string[] own, params (string Name, string Value)[] headers) =>
        Origins.Refused(
            new Request
            {
                Method = "GET",
                RawPath = "/",
                Origin = "http://" + host,
                Headers = new RequestHeaders(
                    headers.Append(("Host", host)).Select(h => KeyValuePair.Create(h.Item1, h.Item2))
                ),
            },
            new HostNames(own)
        );
}
