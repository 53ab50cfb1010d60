using Mockd.Engine.Inference;
using Xunit;

namespace Mockd.Engine.Tests.Inference;

public sealed class DescribedPathTests
{
    [Theory]
    [InlineData("/a/{id}", "/a/{}")]
    [InlineData("/a/{id}.json", "/a/{}")]
    [InlineData("/a.json", "/a")]
    [InlineData("/a({id})", "/a/{}")]
    [InlineData("/a('{id}')", "/a/{}")]
    [InlineData("/a(key={id})/b", "/a/{}/b")]
    [InlineData("/a/{id}:publish", "/a/{}:publish")]
    [InlineData("/a:batchGet", "/a:batchGet")]
    [InlineData("/a/{id}/b/", "/a/{}/b")]
    [InlineData("/a/{id}?x=1", "/a/{}")]
    [InlineData("/a/{id}#stream", "/a/{}")]
    [InlineData("/@{name}", "/{}")]
    [InlineData("/a/{base}...{head}", "/a/{}")]
    [InlineData("/", "")]
    public void Parse_AnySpelling_IsTheSameSteps(string path, string whole) =>
        Assert.Equal(whole, DescribedPath.Parse(path).Whole);

    [Fact]
    public void Parameters_OfSeveralSteps_AreOutermostFirst()
    {
        var path = DescribedPath.Parse("/repos/{owner}/{repo}/tags/{tag}");
        Assert.Equal(["owner", "repo", "tag"], path.Parameters);
        Assert.Equal(1, path.TrailingParameters);
        Assert.Equal("tags", path.LastWord);
    }

    [Fact]
    public void LastWord_BeforeAVerb_IsTheCollection() =>
        Assert.Equal("books", DescribedPath.Parse("/books/{book}:publish").LastWord);
}
