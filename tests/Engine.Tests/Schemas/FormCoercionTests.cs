using Mockd.Contracts.Json;
using Mockd.Engine.Representations;
using Mockd.Engine.Schemas;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class FormCoercionTests
{
    private const string Order = """
        {"type":"object","properties":{
          "active":{"type":"boolean"},"amount":{"type":"integer"},"rate":{"type":"number"},"zip":{"type":"string"},
          "tags":{"type":"array","items":{"type":"string"}},
          "metadata":{"anyOf":[{"type":"object","additionalProperties":{"type":"string"}},{"type":"string","enum":[""]}]},
          "items":{"type":"array","items":{"type":"object","properties":{"price":{"type":"string"},"quantity":{"type":"integer"}}}},
          "shipping":{"anyOf":[{"type":"object","properties":{"name":{"type":"string"},"fast":{"type":"boolean"}}},{"type":"string","enum":[""]}]},
          "trial_end":{"anyOf":[{"type":"string","enum":["now"]},{"type":"integer"}]},
          "ids":{"type":"array","items":{"type":"integer"}}}}
        """;

    [Theory]
    [InlineData("active=True&amount=12&rate=1.5", """{"active":true,"amount":12,"rate":1.5}""")]
    [InlineData("zip=02139", """{"zip":"02139"}""")]
    [InlineData("zip=12&zip=13", """{"zip":"13"}""")]
    [InlineData("amount=twelve", """{"amount":"twelve"}""")]
    [InlineData("tags[]=1&tags[]=2", """{"tags":["1","2"]}""")]
    [InlineData("tags[0]=a&tags[1]=b", """{"tags":["a","b"]}""")]
    [InlineData("tags=a&tags=b", """{"tags":["a","b"]}""")]
    [InlineData("tags=a", """{"tags":["a"]}""")]
    [InlineData("tags=", """{"tags":""}""")]
    [InlineData("metadata[n]=1&metadata[b]=true", """{"metadata":{"n":"1","b":"true"}}""")]
    [InlineData("metadata[0]=x", """{"metadata":{"0":"x"}}""")]
    [InlineData("metadata=", """{"metadata":""}""")]
    [InlineData("items[0][price]=p&items[0][quantity]=2", """{"items":[{"price":"p","quantity":2}]}""")]
    [InlineData(
        "items[][price]=p&items[][quantity]=2&items[][price]=q",
        """{"items":[{"price":"p","quantity":2},{"price":"q"}]}"""
    )]
    [InlineData("shipping[name]=7&shipping[fast]=FALSE", """{"shipping":{"name":"7","fast":false}}""")]
    [InlineData("shipping=", """{"shipping":""}""")]
    [InlineData("trial_end=now", """{"trial_end":"now"}""")]
    [InlineData("trial_end=17", """{"trial_end":17}""")]
    [InlineData("ids[5]=1&ids[2]=2", """{"ids":[2,1]}""")]
    [InlineData("amount=", """{"amount":""}""")]
    public void Read_BySchema_TypesLeaves(string form, string expected) =>
        Assert.Equal(JsonValue.Parse(expected), FormCoercion.Read(Pairs(form), Described.As(Order)));

    [Theory]
    [InlineData(
        "a=1&b=true&c=True&d=02&e=+1&f=1.5&g=1.10&h=-3&i=",
        """{"a":1,"b":true,"c":"True","d":"02","e":"+1","f":1.5,"g":"1.10","h":-3,"i":""}"""
    )]
    [InlineData("a=1&a=2", """{"a":[1,2]}""")]
    [InlineData("a[]=x", """{"a":["x"]}""")]
    [InlineData("a[b][c][0]=x&a[b][c][1]=y", """{"a":{"b":{"c":["x","y"]}}}""")]
    [InlineData("a=1&a[b]=2", """{"a":{"b":2}}""")]
    [InlineData("a[b]=2&a=1", """{"a":{"b":2}}""")]
    [InlineData("[a]=1", """{"[a]":1}""")]
    [InlineData("a[b=1", """{"a[b":1}""")]
    [InlineData("a[999999999]=x", """{"a":["x"]}""")]
    [InlineData("a[0]=x&a[b]=y", """{"a":{"0":"x","b":"y"}}""")]
    [InlineData("n=1e5&m=123456789012345678901", """{"n":"1e5","m":"123456789012345678901"}""")]
    public void Read_WithoutSchema_ConvertsOnlyTheUnmistakable(string form, string expected) =>
        Assert.Equal(JsonValue.Parse(expected), FormCoercion.Read(Pairs(form), null));

    [Fact]
    public void Read_NamesNestedTooDeep_AreLiteral()
    {
        var name = "a" + string.Concat(Enumerable.Repeat("[b]", 40));
        var read = FormCoercion.Read([new(name, "x")], null);
        Assert.Equal(name, read.Names.Single());
    }

    [Theory]
    [InlineData("a[{0}][b]")]
    [InlineData("a[][b]")]
    [InlineData("a[][b{0}]")]
    [InlineData("a{0}[]")]
    public void Read_TenTimesThePairs_TakesTenTimesTheMemory(string name)
    {
        var schema = Described.As(Order);
        _ = Allocated(name, 2_000, schema);
        var few = Allocated(name, 2_000, schema);
        Assert.InRange(Allocated(name, 20_000, schema), few, few * 15);
    }

    private static long Allocated(string name, int count, Mockd.Engine.OpenApi.Schema schema)
    {
        var format = System.Text.CompositeFormat.Parse(name);
        var pairs = Enumerable
            .Range(0, count)
            .Select(i => KeyValuePair.Create(string.Format(null, format, i), "x"))
            .ToList();
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = FormCoercion.Read(pairs, schema);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Fact]
    public void Read_Nothing_GivesEmptyObject() => Assert.Equal(JsonObject.Empty, FormCoercion.Read([], null));

    [Theory]
    [InlineData("""{"type":"integer"}""", "10", "10")]
    [InlineData("""{"type":"string"}""", "10", "\"10\"")]
    [InlineData("""{"type":"boolean"}""", "TRUE", "true")]
    [InlineData("""{"enum":[1,2]}""", "2", "2")]
    [InlineData("""{}""", "5", "5")]
    public void Coerce_Text_HasTheTypeOfTheSchema(string schema, string text, string expected) =>
        Assert.Equal(JsonValue.Parse(expected), TextTyping.Typed(text, Described.As(schema)));

    private static List<KeyValuePair<string, string>> Pairs(string form) =>
        [.. form.Split('&').Select(p => p.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p[1]))];
}
