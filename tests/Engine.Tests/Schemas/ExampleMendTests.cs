using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class ExampleMendTests
{
    private const string Thing = """
        {"type":"object","required":["id","name"],"additionalProperties":false,"properties":{
          "id":{"type":"string"},"name":{"type":"string"},"count":{"type":"integer"},
          "tags":{"type":"array","items":{"type":"string","maxLength":3}},"kind":{"type":"string","enum":["a","b"]}}}
        """;

    [Theory]
    [InlineData("""{"id":"1","name":"n"}""", """{"id":"1","name":"n"}""", "")]
    [InlineData(
        """{"id":12,"name":"n","count":"3"}""",
        """{"id":"12","name":"n","count":3}""",
        "/id was read as \"12\"|/count was read as 3"
    )]
    [InlineData("""{"id":"1","name":"n","kind":"z"}""", """{"id":"1","name":"n"}""", "/kind was left out")]
    [InlineData(
        """{"id":"1","name":"n","shoe":1,"count":2}""",
        """{"id":"1","name":"n","count":2}""",
        "/shoe was left out"
    )]
    [InlineData("""{"id":"1","count":2}""", """{"id":"1","count":2,"name":"made"}""", "/name was made up")]
    [InlineData("""{"id":"1","name":[],"count":2}""", """{"id":"1","count":2,"name":"made"}""", "/name was made up")]
    [InlineData(
        """{"id":"1","name":"n","tags":["abc","abcd","x"]}""",
        """{"id":"1","name":"n","tags":["abc","x"]}""",
        "/tags/1 was left out"
    )]
    public void Of_ExampleWithFewMisfits_IsMendedMemberByMember(string example, string expected, string changes)
    {
        var view = SchemaView.Of(Described.As(Thing));
        var mended = ExampleMend.Of(view, JsonValue.Parse(example), (_, _) => new JsonText("made"));
        Assert.Equal(expected, mended.Value!.ToString());
        Assert.Equal(changes, string.Join('|', mended.Changes));
        Assert.True(view.Accepts(mended.Value));
    }

    [Theory]
    [InlineData("""{"message":"not found"}""")]
    [InlineData("""{"id":"1","a":1,"b":2,"c":3}""")]
    [InlineData("[]")]
    [InlineData("12")]
    public void Of_ExampleOfSomethingElse_IsDropped(string example)
    {
        var mended = ExampleMend.Of(
            SchemaView.Of(Described.As(Thing)),
            JsonValue.Parse(example),
            (_, _) => new JsonText("made")
        );
        Assert.Null(mended.Value);
    }
}
