using System.Text;
using Mockd.Engine.Yaml;
using Xunit;

namespace Mockd.Engine.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("a: yes", """{"a":"yes"}""")]
    [InlineData("a: 007", """{"a":"007"}""")]
    [InlineData("a: ä€😀x", """{"a":"ä€😀x"}""")]
    [InlineData("a: 0x1F", """{"a":31}""")]
    [InlineData("a: \"1\"", """{"a":"1"}""")]
    [InlineData("a: !!str 1", """{"a":"1"}""")]
    [InlineData("a: .inf", """{"a":".inf"}""")]
    [InlineData("a: 2024-01-01", """{"a":"2024-01-01"}""")]
    [InlineData("a: ~", """{"a":null}""")]
    [InlineData("a: 1\n---\n", """{"a":1}""")]
    [InlineData("---\na: 1\n...\n---\n# end\n", """{"a":1}""")]
    [InlineData("200: ok", """{"200":"ok"}""")]
    [InlineData("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}", """{"a":{"p":1,"q":2},"b":{"q":3,"p":1}}""")]
    [InlineData(
        "b: &b {p: 1}\nc: &c {p: 2, r: 3}\nd: {<<: [*b, *c]}",
        """{"b":{"p":1},"c":{"p":2,"r":3},"d":{"p":1,"r":3}}"""
    )]
    public void Read_Text_IsThisJson(string yaml, string json) => Assert.Equal(json, Json(yaml));

    [Theory]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a:\n  c: 1\n\t- b\n")]
    [InlineData("a:\n  b: \"\\ud83d\\u0041\"\n")]
    [InlineData(": {\nt")]
    [InlineData("a: *none\n")]
    [InlineData("a: &a [*a]\n")]
    public void Read_BadText_IsRefusedWithItsLine(string yaml)
    {
        var refused = Assert.Throws<YamlSyntaxException>(() => Json(yaml));
        Assert.True(refused.Location.Line > 0);
    }

    [Theory]
    [InlineData("a:\n\tb:\n\t\t- c\n", """{"a":{"b":["c"]}}""", "tabs")]
    [InlineData("a: 1\nb: 2\na: 3\n", """{"a":1,"b":2,"a":3}""", "'a' is given twice")]
    [InlineData("a: |\n      \n  b\nc: 1\n", """{"a":"\nb\n","c":1}""", "blanks")]
    [InlineData("a:\n- |-\n      \n  \n- c\n", """{"a":["","c"]}""", "blanks")]
    public void Read_SloppyText_SaysWhatWasAssumedAndWhere(string yaml, string json, string words)
    {
        var document = YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "a.yaml", trackLocations: false);

        Assert.Equal(json, Encoding.UTF8.GetString(document.Json.Span));
        var (message, location) = Assert.Single(document.Oddities);
        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.True(location.Line > 0);
    }

    [Theory]
    [InlineData("a:\t1\nb: 2\t# c\n", """{"a":1,"b":2}""")]
    [InlineData("a: |\n  | x |\n      \n  b\n", """{"a":"| x |\n    \nb\n"}""")]
    public void Read_BlanksThatAreAllowed_StayAsTheyAre(string yaml, string json)
    {
        var document = YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "a.yaml", trackLocations: false);

        Assert.Equal(json, Encoding.UTF8.GetString(document.Json.Span));
        Assert.Empty(document.Oddities);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("&a [")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Read_DeepNesting_IsRefused(string part) =>
        Assert.Contains(
            "nests deeper than 500",
            Assert
                .Throws<YamlSyntaxException>(() => Json("a:\n  " + string.Concat(Enumerable.Repeat(part, 100_000))))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Read_AliasesOfALongText_AreRefused()
    {
        var text = new StringBuilder($"a0: &a0 {new string('x', 1_000_000)}\nb: [*a0");
        text.Insert(text.Length, ", *a0", 200).Append("]\n");

        var refused = Assert.Throws<YamlSyntaxException>(() => Json(text.ToString()));
        Assert.Contains("unfolds to more than", refused.Message, StringComparison.Ordinal);
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
        Encoding.UTF8.GetString(YamlReader.Read(Encoding.UTF8.GetBytes(yaml), "a.yaml", false).Json.Span);
}
