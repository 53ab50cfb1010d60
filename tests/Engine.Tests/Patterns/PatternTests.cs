using Mockd.Engine.Patterns;
using Xunit;

namespace Mockd.Engine.Tests.Patterns;

public sealed class PatternTests
{
    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(a|aa)+$")]
    [InlineData("^(a|a)*b$")]
    [InlineData("(.*a){12}b$")]
    public void IsMatch_PatternMadeToBacktrack_IsAnsweredHoweverLongTheText(string pattern) =>
        Assert.False(Read(pattern).IsMatch(new string('a', 50_000) + "!"));

    [Theory]
    [InlineData("^(?=(a+)+$)")]
    [InlineData("^(a+)+\\1$")]
    [InlineData("(?<!x)(a*)*b")]
    public void IsMatch_WhatTakesTooManySteps_IsNeitherAMatchNorNone(string pattern)
    {
        var text = new string('a', 5_000) + "!";
        var first = Assert.Throws<PatternLimitException>(() => Read(pattern).IsMatch(text));
        var second = Assert.Throws<PatternLimitException>(() => Read(pattern).IsMatch(text));
        Assert.Contains(pattern, first.Message, StringComparison.Ordinal);
        Assert.Equal(first.Message, second.Message);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[z-a]")]
    [InlineData("a{2,1}")]
    [InlineData("(?<year>")]
    public void Read_NoExpression_SaysWhatIsWrong(string pattern)
    {
        Assert.Null(Pattern.Read(pattern, PatternDialect.Net, out var problem));
        Assert.False(string.IsNullOrEmpty(problem));
    }

    [Fact]
    public void Problem_OfALongText_IsItsLength()
    {
        Assert.Null(Pattern.Problem(new string('a', Pattern.MaxLength), PatternDialect.Ecma));
        Assert.Contains(
            "longer",
            Pattern.Problem(new string('a', Pattern.MaxLength + 1), PatternDialect.Ecma),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("(?>a+)(?(b)c)")]
    [InlineData("(?=a)\\Gb")]
    [InlineData("a(?i:b)(?=c)")]
    public void Read_WhatCannotBeBounded_IsRefused(string pattern) =>
        Assert.Null(Pattern.Read(pattern, PatternDialect.Net, out _));

    [Fact]
    public void IsMatch_LargeCounts_AreCountedNotUnrolled()
    {
        var pattern = Read("^(ab){30000}$");
        Assert.True(pattern.IsMatch(string.Concat(Enumerable.Repeat("ab", 30_000))));
        Assert.False(pattern.IsMatch(string.Concat(Enumerable.Repeat("ab", 29_999))));
    }

    [Fact]
    public void Groups_OfAMatch_AreInOrder() =>
        Assert.Equal(["a", "b"], Read("^/([^/]+)/([^/]+)$").Groups("/a/b") ?? []);

    private static Pattern Read(string pattern) =>
        Pattern.Read(pattern, PatternDialect.Net, out var problem) ?? throw new InvalidOperationException(problem);
}
