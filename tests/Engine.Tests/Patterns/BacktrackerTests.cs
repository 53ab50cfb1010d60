using System.Text.RegularExpressions;
using Mockd.Engine.Patterns;
using Xunit;

namespace Mockd.Engine.Tests.Patterns;

/// <summary>The engine that counts its steps finds what .NET's own engine finds.</summary>
public sealed class BacktrackerTests
{
    private static readonly string[] Texts =
    [
        "",
        "a",
        "b",
        "ab",
        "aab",
        "aaa",
        "abab",
        "abcabc",
        "a1",
        "1a",
        "A",
        "aB",
        "a b",
        "foo bar",
        "foobar",
        "2024-01-31",
        "a\nb",
        "ab\n",
        "\n",
        "x-y_z",
        "aXbXc",
        "ÄÖ",
        "é1",
        "aa bb aa",
        "p@ssW0rd",
        "}{",
    ];

    [Theory]
    [InlineData("a")]
    [InlineData("^a*$")]
    [InlineData("^a+?b")]
    [InlineData("^(ab)*$")]
    [InlineData("^(?:ab|a)+$")]
    [InlineData("^(a|ab)(c|bcd)*$")]
    [InlineData("^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{8,}$")]
    [InlineData("^(?!.*--)[a-z]+$")]
    [InlineData("(?<=a)b")]
    [InlineData("(?<!a)b")]
    [InlineData("(?<=^a*)b")]
    [InlineData("^(\\w+) .* \\1$")]
    [InlineData("^(?<q>a)(b)\\k<q>")]
    [InlineData("(a)(b)?\\2")]
    [InlineData("\\bbar\\b")]
    [InlineData("o\\Bb")]
    [InlineData("^\\d{4}-\\d{2}-\\d{2}$")]
    [InlineData("a{2}")]
    [InlineData("a{2,}b")]
    [InlineData("^a{0,2}$")]
    [InlineData("^(a?){3}b$")]
    [InlineData("^(a*)*b$")]
    [InlineData("^(a*?)*?b")]
    [InlineData("^(?>a+)ab$")]
    [InlineData("^(?>a+)b$")]
    [InlineData("[^a]")]
    [InlineData("[]a]")]
    [InlineData("[a-z-[b]]$")]
    [InlineData("[\\]x-]")]
    [InlineData("b$")]
    [InlineData("b\\z")]
    [InlineData("b\\Z")]
    [InlineData("^$")]
    [InlineData("(?m)^b$")]
    [InlineData("(?i)ab")]
    [InlineData("(?s)a.b")]
    [InlineData("a.b")]
    [InlineData("\\p{Lu}")]
    [InlineData("\\u0061\\x62")]
    [InlineData("^[\\w-]+$")]
    [InlineData("x|y|")]
    [InlineData("\\}\\{")]
    [InlineData("a{,2}")]
    [InlineData("^((a)|(b))*$")]
    [InlineData("(?=(a))\\1b")]
    [InlineData("(?!(a)b)a")]
    [InlineData("^(?:a|b(?=a))+$")]
    [InlineData("(?<=(?<!a)b)a")]
    public void IsMatch_AnyText_FindsWhatDotNetFinds(string pattern)
    {
        var program = BacktrackCompiler.Compile(pattern, emptyReferencesMatch: false);
        Assert.NotNull(program);
        var wrong = Texts.Where(text =>
            new Backtracker(program, text, pattern).IsMatch()
            != Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant)
        );
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("^(?:(a)|b)\\1$", "b", true)]
    [InlineData("^(?:(a)|b)\\1$", "aa", true)]
    [InlineData("^(?:(a)|b)\\1$", "ba", false)]
    public void IsMatch_ReferenceToAGroupWithoutAMatch_IsEmptyInEcma(string pattern, string text, bool matches) =>
        Assert.Equal(matches, Pattern.TryRead(pattern, PatternDialect.Ecma)?.IsMatch(text));
}
