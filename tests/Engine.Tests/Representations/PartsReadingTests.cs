using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Representations;
using Xunit;

namespace Mockd.Engine.Tests.Representations;

public sealed class PartsReadingTests
{
    private const string Upload = """
        {"type":"object","properties":{"metadata":{"type":"object","properties":{"title":{"type":"string"}}},
         "media":{"type":"string","format":"binary"}}}
        """;

    [Fact]
    public void Read_PartsWithoutNames_StandForTheMembersThatTakeThem()
    {
        var read = PartsReading.Read(
            [Part(null, "image/png", "x"), Part(null, "application/json", """{"title":"t"}""")],
            Media("multipart/related", Upload)
        );
        Assert.Equal(JsonValue.Parse("""{"title":"t"}"""), ((JsonObject)read)["metadata"]);
        Assert.Equal("image/png", ((JsonObject)((JsonObject)read)["media"]!)["type"]!.AsText);
    }

    [Fact]
    public void Read_ContentId_NamesTheMember()
    {
        var read = PartsReading.Read(
            [Part(null, "text/plain", "words") with { ContentId = "media" }],
            Media("multipart/mixed", Upload)
        );
        Assert.Equal("words", ((JsonObject)read)["media"]!.AsText);
    }

    [Fact]
    public void Read_ListOfParts_IsAnArray()
    {
        var read = PartsReading.Read(
            [Part(null, "application/json", "{}"), Part(null, "application/json", "[1]")],
            Media("multipart/mixed", """{"type":"array","items":{}}""")
        );
        Assert.Equal(JsonValue.Parse("[{},[1]]"), read);
    }

    [Theory]
    [InlineData("""{"type":"array","items":{"type":"object"}}""", """{"a":1}""", """[{"a":1}]""")]
    [InlineData("""{"type":"array","items":{"type":"object"}}""", """[{"a":1}]""", """[{"a":1}]""")]
    [InlineData("""{"type":"string"}""", """{"a":1}""", "\"{\\\"a\\\":1}\"")]
    public void Read_JsonPart_IsWhatItsMemberIs(string member, string sent, string expected)
    {
        var schema = $$"""{"type":"object","properties":{"m":{{member}} } }""";
        var read = PartsReading.Read([Part("m", "application/json", sent)], Media("multipart/form-data", schema));
        Assert.Equal(JsonValue.Parse(expected), ((JsonObject)read)["m"]);
    }

    [Theory]
    [InlineData("{\"a\":1}\n\n{\"a\":2}\r\n", """[{"a":1},{"a":2}]""")]
    [InlineData("\u001e{\"a\":1}\n\u001e[2]\n", """[{"a":1},[2]]""")]
    public void Read_Lines_AreAnArray(string body, string expected) =>
        Assert.Equal(JsonValue.Parse(expected), LinesReading.Read(Encoding.UTF8.GetBytes(body), 64));

    [Fact]
    public void Read_LineThatIsNone_IsToldByItsNumber() =>
        Assert.StartsWith(
            "line 2:",
            Assert.Throws<System.Text.Json.JsonException>(() => LinesReading.Read("{}\n{"u8, 64)).Message,
            StringComparison.Ordinal
        );

    private static BodyPart Part(string? name, string type, string content) =>
        new(name, null, type, Encoding.UTF8.GetBytes(content));

    private static MediaType Media(string type, string schema)
    {
        var text = $$"""
            {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"post":{
             "requestBody":{"content":{"{{type}}":{"schema":{{schema}} } } },"responses":{} } } } }
            """;
        List<Diagnostic> diagnostics = [];
        return ApiDescriptionReader
            .Read(Encoding.UTF8.GetBytes(text), "t.json", diagnostics)!
            .Operations[0]
            .RequestBody!.Content[0];
    }
}
