using System.Text.RegularExpressions;
using Mockd.Engine.Randomness;
using Xunit;

namespace Mockd.Engine.Tests.Randomness;

public sealed class PatternTextTests
{
    [Theory]
    [InlineData("^SM[0-9a-fA-F]{32}$")]
    [InlineData("^/v1/customers/[^/]+/sources")]
    [InlineData("^(foo|bar)-\\d{2,4}$")]
    [InlineData("^[\\w.-]+@[a-z]+\\.[a-z]{2,}$")]
    [InlineData("^\\+?[1-9]\\d{1,14}$")]
    [InlineData("^(?:a|b)(?=c)c$")]
    [InlineData("^(?!000)\\d{3}$")]
    [InlineData("^\\u0041\\x42[^\\s]$")]
    [InlineData("^(?<first>[a-c]{3})-\\1$")]
    [InlineData("^\\p{Lu}\\p{Ll}+$")]
    [InlineData("^a{2}{$|^b{,3}$")]
    [InlineData("[\\]\\-\\/]+")]
    [InlineData("")]
    public void Generate_Pattern_GivesTextThatMatches(string pattern)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var text = PatternText.Generate(pattern, seed);
            Assert.NotNull(text);
            Assert.Matches(new Regex(pattern, RegexOptions.CultureInvariant), text);
        }
    }

    [Fact]
    public void Generate_SameSeed_GivesSameText()
    {
        Assert.Equal(PatternText.Generate("^[a-z]{20}$", 7), PatternText.Generate("^[a-z]{20}$", 7));
        Assert.NotEqual(PatternText.Generate("^[a-z]{20}$", 7), PatternText.Generate("^[a-z]{20}$", 8));
    }

    [Theory]
    [InlineData("^[a-z]*$", 40, 50)]
    [InlineData("^[a-z]+$", 1, 2)]
    [InlineData("^(ab)+$", 10, 11)]
    [InlineData("^\\d{3,}$", 0, 3)]
    [InlineData("x", 12, 12)]
    public void Generate_Lengths_AreKept(string pattern, int least, int most)
    {
        var text = PatternText.Generate(pattern, 3, least, most);
        Assert.NotNull(text);
        Assert.InRange(text.Length, least, most);
        Assert.Matches(pattern, text);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("a^b")]
    [InlineData("(")]
    [InlineData("*a")]
    [InlineData("[z-a]")]
    [InlineData("^a{5}$", 3)]
    public void Generate_Impossible_GivesNull(string pattern, int most = int.MaxValue) =>
        Assert.Null(PatternText.Generate(pattern, 1, 0, most));

    [Theory]
    [InlineData("(a{1000}){1000}")]
    [InlineData("^((((a*)*)*)*)*b$")]
    [InlineData("^(a+)+$")]
    [InlineData("((a{0,900}){0,900}){0,900}")]
    [InlineData("^(([a-z]){1,65535}){1,65535}$")]
    public void Generate_HostilePattern_GivesNothingWrong(string pattern)
    {
        // That it comes back is what is asked; writer and matcher count their steps.
        var text = PatternText.Generate(pattern, 1);
        Assert.True(text is null || PatternText.Fits(pattern, text));
    }

    [Fact]
    public void Generate_DeeplyNestedGroups_GivesNull() =>
        Assert.Null(PatternText.Generate(new string('(', 4000) + new string(')', 4000), 1));
}
