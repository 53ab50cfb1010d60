using Mockd.Engine.Expressions;
using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class FailureTests
{
    [Theory]
    [InlineData("", 1, "the expression ends where a value is expected")]
    [InlineData("1 +", 4, "the expression ends where a value is expected")]
    [InlineData("1 2", 3, "'2' is not expected here")]
    [InlineData("(1", 3, "')' is expected, not the end")]
    [InlineData("'abc", 1, "this text is not closed with '")]
    [InlineData("1 @ 2", 3, "'@' has no meaning here")]
    [InlineData("len()", 1, "'len' takes 1 argument, not 0")]
    [InlineData("# + 1", 1, "'#' only exists in the condition of a function such as filter")]
    [InlineData("filter([1])", 1, "'filter' needs a condition behind the list")]
    [InlineData("x.a().Fromat('a')", 7, "there is no method 'Fromat'; did you mean 'Format'?")]
    [InlineData("'a' matches '('", 13, null)]
    public void Parse_OfABrokenText_SaysWhatAndWhere(string text, int column, string? message)
    {
        var failure = Assert.Throws<ExpressionException>(() => Expression.Parse(text));
        Assert.Equal(column, failure.Column);
        Assert.Equal(message ?? failure.Message, failure.Message);
    }

    [Theory]
    [InlineData("a.b", 3, "'b' is asked of null; write '?.b' if it may be missing")]
    [InlineData("n.b", 3, "a number has no member 'b'")]
    [InlineData("1 < 'a'", 3, "cannot compare a number with a text")]
    [InlineData("1 + nil", 3, "cannot add a number and null")]
    [InlineData("n / 0", 3, "division by zero")]
    [InlineData("n ? 1 : 2", 3, "a condition must be true or false, not a number")]
    [InlineData("lenn(n)", 1, "there is no function 'lenn'; did you mean 'len'?")]
    [InlineData("len(n)", 1, "len: it needs a list, an object or a text, not a number")]
    [InlineData("refuse(1)", 1, "the host refuses")]
    [InlineData("upper('a') + take([], 'a')", 14, "take: argument 2 must be a whole number, not a text")]
    [InlineData("'x'.Unix()", 5, "Unix: \"x\" is not a time")]
    public void Evaluate_OfWrongKinds_SaysWhatAndWhere(string text, int column, string message)
    {
        var failure = Assert.Throws<ExpressionException>(() => Evaluated.Json(text, """{"n":1}"""));
        Assert.Equal(message, failure.Message);
        Assert.Equal(column, failure.Column);
    }

    [Theory]
    [InlineData("sum(map(1..2000, x => sum(map(1..2000, y => x * y))))")]
    [InlineData("1..9223372036854775807")]
    [InlineData("-9223372036854775807..9223372036854775807")]
    [InlineData("repeat('x', 2000000000)")]
    [InlineData("reduce(1..60, #acc + #acc, 'aaaaaaaaaaaaaaaa')")]
    [InlineData("reduce(1..60, concat(#acc, #acc), [1])")]
    [InlineData("reduce(1..60, [#acc, #acc], [1])")]
    [InlineData("reduce(1..60, [#acc, #acc]) == reduce(1..60, [#acc, #acc])")]
    [InlineData("reduce(1..5000, [#acc])")]
    [InlineData("toJSON(reduce(1..5000, [#acc]))")]
    [InlineData("padLeft('', 2000000000)")]
    [InlineData("map(1..100000, padLeft('', -2000000000) + repeat('x', 100000))")]
    [InlineData("map(1..200000, indexOf(big, 'b'))")]
    [InlineData("map(1..200000, big < big)")]
    [InlineData("map(1..200000, big == big + '')")]
    [InlineData("map(1..1000, repeat('abcdefgh', 100000))")]
    [InlineData("map(1..1000, (repeat('a', 30) + 'b') matches '^(?=(a+)+$)')")]
    [InlineData("map(1..1000, replace(repeat('a', 100000), 'a', 'bb'))")]
    public void Evaluate_OfEndlessWork_IsGivenUp(string text)
    {
        var big = new string('a', 1_000_000);
        Assert.Throws<ExpressionException>(() => Evaluated.Json(text, $$"""{"big":"{{big}}"}"""));
    }

    [Fact]
    public void Parse_OfDeepOrLongTexts_IsRefused()
    {
        string[] texts =
        [
            new string('(', 5000) + "1" + new string(')', 5000),
            new string('[', 5000),
            new string('-', 5000) + "1",
            string.Concat(Enumerable.Repeat("not ", 4000)) + "a",
            "a" + string.Concat(Enumerable.Repeat(".b", 5000)),
            "a" + string.Concat(Enumerable.Repeat("+a", 5000)),
            string.Concat(Enumerable.Repeat("a ? a : ", 2000)) + "a",
            string.Concat(Enumerable.Repeat("if a {1} else ", 1000)) + "{1}",
            string.Concat(Enumerable.Repeat("a;", 5000)) + "a",
            new string(' ', 100_000) + "1",
        ];
        foreach (var text in texts)
        {
            Assert.Throws<ExpressionException>(() => Expression.Parse(text));
        }
    }

    [Fact]
    public void Evaluate_OfNestedChoices_VisitsEachPartOnce()
    {
        var calls = "now()?" + string.Concat(Enumerable.Repeat(".UTC()", 90));
        var choices = new string('(', 90) + "false" + string.Concat(Enumerable.Repeat(" ?: false)", 90));
        Assert.Equal("\"2026-03-04T05:06:07Z\"", Evaluated.Json(calls));
        Assert.Equal("false", Evaluated.Json(choices));
    }
}
