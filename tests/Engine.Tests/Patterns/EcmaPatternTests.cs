using Mockd.Engine.Patterns;
using Xunit;

namespace Mockd.Engine.Tests.Patterns;

public sealed class EcmaPatternTests
{
    [Theory]
    [InlineData("^[\\w-\\/.]+$", "a-b/c.d", true)]
    [InlineData("^[\\w-\\/.]+$", "a b", false)]
    [InlineData("^[\\d-]+$", "1-2", true)]
    [InlineData("^[\\s-_]+$", " -_", true)]
    [InlineData("^\\d-[a-z]$", "1-b", true)]
    public void TryCompile_ClassBesideADash_MeansTheDash(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Pattern.TryRead(pattern, PatternDialect.Ecma)?.IsMatch(text));

    [Theory]
    [InlineData("^[\\x{60}]$", "`", true)]
    [InlineData("^[\\x{60}]$", "x", false)]
    [InlineData("^\\x{3b1}\\x41$", "αA", true)]
    public void TryCompile_CodePointInBraces_IsThatCharacter(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Pattern.TryRead(pattern, PatternDialect.Ecma)?.IsMatch(text));
}
