using System.Text;
using Mockd.Engine.Yaml;
using Xunit;

namespace Mockd.Engine.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("a: 007", """{"a":"007"}""")]
    [InlineData("a: 0x1F", """{"a":31}""")]
    [InlineData("a: \"1\"", """{"a":"1"}""")]
    [InlineData("a: !!str 1", """{"a":"1"}""")]
    [InlineData("a: .inf", """{"a":".inf"}""")]
    [InlineData("a: 2024-01-01", """{"a":"2024-01-01"}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("200: ok", """{"200":"ok"}""")]
    [InlineData("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}", """{"a":{"p":1,"q":2},"b":{"q":3,"p":1}}""")]
    [InlineData(
        "b: &b {p: 1}\nc: &c {p: 2, r: 3}\nd: {<<: [*b, *c]}",
        """{"b":{"p":1},"c":{"p":2,"r":3},"d":{"p":1,"r":3}}"""
    )]
    public void Read_Text_IsThisJson(string yaml, string json) => Assert.Equal(json, Json(yaml));

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a:\n\t- b\n")]
    [InlineData("a: *none\n")]
    [InlineData("a: &a [*a]\n")]
    public void Read_BadText_IsRefusedWithItsLine(string yaml)
    {
        var refused = Assert.Throws<YamlSyntaxException>(() => Json(yaml));
        Assert.True(refused.Location.Line > 0);
    }

    [Fact]
    public void Read_AliasesThatMultiply_AreRefused()
    {
        var text = new StringBuilder("a0: &a0 [1,1,1,1,1,1,1,1,1,1]\n");
        for (var i = 1; i < 9; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Assert.Throws<YamlSyntaxException>(() => Json(text.ToString()));
    }

    private static string Json(string yaml) =>
        Encoding.UTF8.GetString(YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "a.yaml", false).Json);
}
