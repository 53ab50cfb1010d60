using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class OperatorTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("2 ** 3 ** 2", "512")]
    [InlineData("-2 ^ 2", "-4")]
    [InlineData("7 % 4", "3")]
    [InlineData("7.5 % 2", "1.5")]
    [InlineData("-7 % 4", "-3")]
    [InlineData("7 / 2", "3.5")]
    [InlineData("6 / 2", "3")]
    [InlineData("0x1F + 0b11 + 0o7 + 1_000", "1041")]
    [InlineData("1.5e3 + .5", "1500.5")]
    [InlineData("9223372036854775807 + 1", "9.223372036854776E+18")]
    [InlineData("10 - 3 - 2", "5")]
    [InlineData("+5", "5")]
    public void Arithmetic_OfNumbers_GivesTheNumber(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));

    [Theory]
    [InlineData("\"a\" + 1", "\"a1\"")]
    [InlineData("1 + 'a'", "\"1a\"")]
    [InlineData("'a' + nil", "\"a\"")]
    [InlineData("'a' + true + [1]", "\"atrue[1]\"")]
    [InlineData("[1] + [2]", "[1,2]")]
    [InlineData("'\\'\\\\\\/\\n'", "\"'\\\\/\\n\"")]
    [InlineData("`a\\n`", "\"a\\\\n\"")]
    [InlineData("\"\\u0041\\x42\\t\"", "\"AB\\t\"")]
    public void Plus_WithAText_JoinsPlainly(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));

    [Theory]
    [InlineData("1 == 1.0", "true")]
    [InlineData("1 == '1'", "false")]
    [InlineData("nil == nil", "true")]
    [InlineData("[1, {a: 2}] == [1.0, {\"a\": 2}]", "true")]
    [InlineData("1 != 2", "true")]
    [InlineData("'B' < 'a'", "true")]
    [InlineData("2 >= 2 and 1 <= 0 or true", "true")]
    [InlineData("not true == false", "true")]
    [InlineData("!false && true", "true")]
    [InlineData("not (1 in [2])", "true")]
    [InlineData("1 not in [1, 2]", "false")]
    [InlineData("'b' in {b: 1}", "true")]
    [InlineData("'abc' contains 'b' and 'abc' startsWith 'a' and 'abc' endsWith 'c'", "true")]
    [InlineData("'abc' matches '^a.c$'", "true")]
    [InlineData("missing matches 'a'", "false")]
    public void Comparison_OfValues_GivesABoolean(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));

    [Theory]
    [InlineData("true ? 1 : 2", "1")]
    [InlineData("false ? 1 : true ? 2 : 3", "2")]
    [InlineData("nil ?? 3", "3")]
    [InlineData("1 + nil ?? 3", "4")]
    [InlineData("a.b.c ?? 'none'", "\"none\"")]
    [InlineData("a?.b.c", "null")]
    [InlineData("a.at.Unix() ?? a.tags[:1] ?? 5", "5")]
    [InlineData("o.x", "1")]
    [InlineData("o.y", "null")]
    [InlineData("o?.['x']", "1")]
    [InlineData("o['x']", "1")]
    [InlineData("true ?.5 : 1", "0.5")]
    [InlineData("if o.x == 1 { 'one' } else if o.x == 2 { 'two' } else { 'more' }", "\"one\"")]
    [InlineData("if (o.x) == 2 { 'one' }", "null")]
    [InlineData("let x = 2; let y = x * 3; x + y", "8")]
    [InlineData("1; 2; 3;", "3")]
    [InlineData("1 /* one */ + 2 // two", "3")]
    public void Choice_OfValues_GivesTheOneChosen(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text, """{"o":{"x":1}}"""));

    [Theory]
    [InlineData("1..4", "[1,2,3,4]")]
    [InlineData("2..1", "[]")]
    [InlineData("xs[0]", "10")]
    [InlineData("xs[-1]", "30")]
    [InlineData("xs[7]", "null")]
    [InlineData("xs[1:]", "[20,30]")]
    [InlineData("xs[:-1]", "[10,20]")]
    [InlineData("xs[:]", "[10,20,30]")]
    [InlineData("xs[0:1]", "[10]")]
    [InlineData("'hello'[1:3]", "\"el\"")]
    [InlineData("'hello'[-1]", "\"o\"")]
    [InlineData("[1, ...xs, 2]", "[1,10,20,30,2]")]
    [InlineData("{...o, 'x': 2, (\"k\" + 1): 3, 5: 6}", """{"x":2,"k1":3,"5":6}""")]
    [InlineData("{a: 1,}", """{"a":1}""")]
    public void Collection_Written_IsBuiltOrCut(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text, """{"o":{"x":1},"xs":[10,20,30]}"""));
}
