using Mockd.Engine.Exchanges;
using Xunit;

namespace Mockd.Engine.Tests.Exchanges;

public sealed class AcceptHeaderTests
{
    private static readonly string[] Offers = ["application/json", "application/xml", "text/plain", "text/csv"];

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/*", "text/plain")]
    [InlineData("TEXT/CSV ; charset=utf-8", "text/csv")]
    [InlineData("text/csv, text/plain", "text/csv")]
    [InlineData("text/csv;q=0.3, text/plain;q=0.4", "text/plain")]
    [InlineData("text/*;q=0.9, text/plain;q=0.1", "text/csv")]
    [InlineData("*/*, application/json;q=0", "application/xml")]
    [InlineData("application/vnd.x.v3+json", "application/json")]
    [InlineData("application/vnd.x.v3+json, text/plain;q=0.5", "application/json")]
    [InlineData("text/xml", "application/xml")]
    [InlineData("image/png", null)]
    [InlineData("text/csv;q=0", null)]
    [InlineData("text/csv;q=7", "text/csv")]
    [InlineData(",,;q=1,", null)]
    public void Best_Header_ChoosesWhatSuitsBest(string accept, string? expected)
    {
        var best = AcceptHeader.Best(accept, Offers);
        Assert.Equal(expected, best < 0 ? null : Offers[best]);
    }

    [Fact]
    public void Best_OfferedRange_TakesWhatItCovers()
    {
        Assert.Equal(1, AcceptHeader.Best("image/gif", ["text/plain", "image/*"]));
        Assert.Equal("image/gif", AcceptHeader.FirstNamed("image/*, text/plain, image/gif", "image/*"));
        Assert.Null(AcceptHeader.FirstNamed("image/gif;q=0, */*", "image/*"));
    }

    [Theory]
    [InlineData("application/json", false)]
    [InlineData("application/pdf;q=0", true)]
    [InlineData("application/*;q=0", true)]
    [InlineData("*/*;q=0, application/pdf", false)]
    [InlineData("application/json, */*;q=0", true)]
    [InlineData("application/pdf;q=0.1", false)]
    public void Excludes_Header_OnlyWhatItSaysInSoManyWords(string accept, bool isExcluded) =>
        Assert.Equal(isExcluded, AcceptHeader.Excludes(accept, "application/pdf"));
}
