using Mockd.Engine.Randomness;
using Xunit;

namespace Mockd.Engine.Tests.Randomness;

public sealed class EcmaPatternTests
{
    [Theory]
    [InlineData("^[\\w-\\/.]+$", "a-b/c.d", true)]
    [InlineData("^[\\w-\\/.]+$", "a b", false)]
    [InlineData("^[\\d-]+$", "1-2", true)]
    [InlineData("^[\\s-_]+$", " -_", true)]
    [InlineData("^\\d-[a-z]$", "1-b", true)]
    public void TryCompile_ClassBesideADash_MeansTheDash(string pattern, string text, bool matches) =>
        Assert.Equal(matches, EcmaPattern.TryCompile(pattern)?.IsMatch(text));
}
