using Xunit;

namespace Mockd.Engine.Tests.Expressions;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("all(xs, # > 0)", "true")]
    [InlineData("any(xs, {# > 2})", "true")]
    [InlineData("none(xs, # > 3)", "true")]
    [InlineData("one(xs, # == 3)", "true")]
    [InlineData("filter(xs, {# % 2 == 1})", "[3,1]")]
    [InlineData("filter(rows, .open)", """[{"id":"b","n":1,"open":true}]""")]
    [InlineData("map(rows, .id)", "[\"a\",\"b\"]")]
    [InlineData("map(rows, {.n * 2})", "[4,2]")]
    [InlineData("map(xs, {\"v\": #, i: #index})", """[{"v":3,"i":0},{"v":1,"i":1},{"v":2,"i":2}]""")]
    [InlineData("map(xs, x => x + 1)", "[4,2,3]")]
    [InlineData("map(xs, (x, i) => x * i)", "[0,1,4]")]
    [InlineData("map(xs, x => map(xs, y => x * y)[0])", "[9,3,6]")]
    [InlineData("map(xs, let y = # * 2; y + 1)", "[7,3,5]")]
    [InlineData("find(rows, .n == 1).id", "\"b\"")]
    [InlineData("findIndex(xs, # == 9)", "-1")]
    [InlineData("findLast(xs, # > 1)", "2")]
    [InlineData("findLastIndex(xs, # > 1)", "2")]
    [InlineData("count(xs, # > 1)", "2")]
    [InlineData("count([true, false, true])", "2")]
    [InlineData("sum(xs)", "6")]
    [InlineData("sum(rows, .n)", "3")]
    [InlineData("groupBy(xs, # > 1)", """{"true":[3,2],"false":[1]}""")]
    [InlineData("sortBy(rows, .n)[0].id", "\"b\"")]
    [InlineData("map(sortBy(rows, .n, 'desc'), .id)", "[\"a\",\"b\"]")]
    [InlineData("reduce(xs, #acc + #)", "6")]
    [InlineData("reduce(xs, #acc + #, 10)", "16")]
    [InlineData("reduce(xs, (sum, x) => sum + x, 1)", "7")]
    [InlineData("xs | filter(# > 1) | map(# * 2) | sum()", "10")]
    [InlineData("'a b' | split(' ') | join('-') | upper()", "\"A-B\"")]
    public void Loops_OverAList_GiveWhatTheConditionSays(string text, string expected) =>
        Assert.Equal(
            expected,
            Evaluated.Json(
                text,
                """{"xs":[3,1,2],"rows":[{"id":"a","n":2,"open":false},{"id":"b","n":1,"open":true}]}"""
            )
        );

    [Theory]
    [InlineData("len('abc') + len([1]) + len({a: 1})", "5")]
    [InlineData("first([1, 2]) + last([1, 2])", "3")]
    [InlineData("first([])", "null")]
    [InlineData("take([1, 2, 3], 2)", "[1,2]")]
    [InlineData("reverse([1, 2])", "[2,1]")]
    [InlineData("uniq([1, 1.0, 2])", "[1,2]")]
    [InlineData("concat([1], [2, 3])", "[1,2,3]")]
    [InlineData("flatten([1, [2, [3]]])", "[1,2,3]")]
    [InlineData("sort([2, 1]) + sort(['b', 'a'], 'desc')", "[1,2,\"b\",\"a\"]")]
    [InlineData("keys({a: 1, b: 2})", "[\"a\",\"b\"]")]
    [InlineData("values({a: 1, b: 2})", "[1,2]")]
    [InlineData("toPairs({a: 1})", "[[\"a\",1]]")]
    [InlineData("fromPairs([['a', 1]])", """{"a":1}""")]
    [InlineData("get({a: 1}, 'b') ?? get([5], -1)", "5")]
    [InlineData("merge({a: 1, b: {x: 1}}, nil, {b: {y: 2}})", """{"a":1,"b":{"y":2}}""")]
    [InlineData("deepMerge({b: {x: 1}}, {b: {y: 2}})", """{"b":{"x":1,"y":2}}""")]
    [InlineData("pick({a: 1, b: 2}, ['b', 'c'])", """{"b":2}""")]
    [InlineData("omit({a: 1, b: 2}, ['b', 'c'])", """{"a":1}""")]
    public void Collections_GivenToFunctions_GiveTheResult(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));

    [Theory]
    [InlineData("trim('  a ') + trim('xax', 'x')", "\"aa\"")]
    [InlineData("trimPrefix('abc', 'a') + trimSuffix('abc', 'c')", "\"bcab\"")]
    [InlineData("upper('a') + lower('B')", "\"Ab\"")]
    [InlineData("split('a,b,c', ',', 2)", "[\"a\",\"b,c\"]")]
    [InlineData("splitAfter('a,b', ',')", "[\"a,\",\"b\"]")]
    [InlineData("split('ab', '')", "[\"a\",\"b\"]")]
    [InlineData("replace('aaa', 'a', 'b', 2)", "\"bba\"")]
    [InlineData("repeat('ab', 2)", "\"abab\"")]
    [InlineData("join([1, 'a', nil], '-')", "\"1-a-\"")]
    [InlineData("indexOf('abcb', 'b') + lastIndexOf('abcb', 'b')", "4")]
    [InlineData("hasPrefix('ab', 'a') and hasSuffix('ab', 'b')", "true")]
    [InlineData("padLeft(7, 3, '0') + padRight('a', 2)", "\"007a \"")]
    [InlineData("formatNumber(12.5, 2) + formatNumber(3, 1)", "\"12.503.0\"")]
    [InlineData("urlEncode('a b/c')", "\"a%20b%2Fc\"")]
    [InlineData("sha256('')", "\"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"")]
    [InlineData("md5('')", "\"d41d8cd98f00b204e9800998ecf8427e\"")]
    [InlineData("fromBase64(toBase64('hé'))", "\"hé\"")]
    public void Texts_GivenToFunctions_GiveTheResult(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));

    [Theory]
    [InlineData("max(1, 3, 2) - min([4, 5])", "-1")]
    [InlineData("mean(1, 2) + median([3, 1, 2])", "3.5")]
    [InlineData("abs(-2) + ceil(1.2) + floor(1.8) + round(2.5)", "8")]
    [InlineData("round(1.256, 2)", "1.26")]
    [InlineData("int('12') + int(3.9) + float('1.5')", "16.5")]
    [InlineData("string(1) + string(nil)", "\"1null\"")]
    [InlineData(
        "map([nil, true, 1, 1.5, 'a', [], {}], type(#))",
        """["nil","bool","int","float","string","array","map"]"""
    )]
    [InlineData("toJSON({a: [1]})", "\"{\\\"a\\\":[1]}\"")]
    [InlineData("fromJSON('{\"a\": 1}').a", "1")]
    [InlineData("default('', 1) + default(nil, 1) + default(5, 1)", "7")]
    [InlineData("bitand(6, 3) + bitor(6, 3) + bitxor(6, 3) + bitnand(6, 3)", "18")]
    [InlineData("bitnot(0) + bitshl(1, 4) + bitshr(-8, 1) + bitushr(8, 1)", "15")]
    [InlineData("bitshl(1, 64)", "0")]
    public void Numbers_GivenToFunctions_GiveTheResult(string text, string expected) =>
        Assert.Equal(expected, Evaluated.Json(text));
}
