using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Completion;
using Mockd.Engine.Schemas.Generation;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class CompletionTests
{
    private const string Customer = """
        "customer":{"type":"object","required":["id","object","created","livemode","address"],"properties":{
          "id":{"type":"string","maxLength":5000},
          "object":{"type":"string","enum":["customer"]},
          "created":{"type":"integer","format":"unix-time"},
          "livemode":{"type":"boolean"},
          "address":{"anyOf":[{"$ref":"#/components/schemas/address"}],"nullable":true},
          "email":{"type":"string","nullable":true},
          "note":{"type":"string"},
          "tags":{"type":"array","items":{"type":"string"}},
          "active":{"type":"boolean","default":true},
          "metadata":{"type":"object","additionalProperties":{"type":"string"}},
          "subscriptions":{"$ref":"#/components/schemas/list"}}},
        "deleted":{"type":"object","required":["id","deleted"],"properties":{
          "id":{"type":"string"},"object":{"type":"string","enum":["customer"]},"deleted":{"type":"boolean","enum":[true]}}},
        "address":{"type":"object","required":["city"],"properties":{"city":{"type":"string","nullable":true},"line1":{"type":"string","nullable":true}}},
        "list":{"type":"object","required":["data","has_more","object","url"],"properties":{
          "data":{"type":"array","items":{"$ref":"#/components/schemas/customer"}},
          "has_more":{"type":"boolean"},"object":{"type":"string","enum":["list"]},
          "url":{"type":"string","pattern":"^/v1/customers"}}}
        """;

    [Fact]
    public void Complete_Required_AddsOnlyRequiredMembers()
    {
        var done = Complete(Schema("customer"), """{"id":"cus_1","email":"a@b.c"}""", CompleteMode.Required);
        Assert.Equal(["id", "email", "object", "created", "livemode", "address"], done.Names);
        Assert.Equal(Described.Now.ToUnixTimeSeconds(), ((JsonNumber)done["created"]!).Integer);
        Assert.Equal("customer", done["object"]!.AsText);
        Assert.True(done["address"]!.IsNull);
    }

    [Fact]
    public void Complete_Full_AddsWhatAProviderAlwaysSends()
    {
        var done = Complete(Schema("customer"), """{"id":"cus_1"}""", CompleteMode.Full);
        Assert.Equal("[]", done["tags"]!.ToString());
        Assert.Equal("{}", done["metadata"]!.ToString());
        Assert.Equal("true", done["active"]!.ToString());
        Assert.True(done["email"]!.IsNull);
        Assert.False(done.Contains("note"));
        Assert.False(done.Contains("subscriptions"));
    }

    [Fact]
    public void Complete_ListLikeObject_IsAnEmptyList()
    {
        var done = Complete(Schema("list"), "{}", CompleteMode.Required);
        Assert.Equal("[]", done["data"]!.ToString());
        Assert.Equal("false", done["has_more"]!.ToString());
        Assert.Equal("list", done["object"]!.AsText);
        Assert.StartsWith("/v1/customers", done["url"]!.AsText, StringComparison.Ordinal);
    }

    [Fact]
    public void Complete_ArrayOfObjects_CompletesEachItem()
    {
        var done = Complete(
            Schema("list"),
            """{"data":[{"id":"a"},{"id":"b","livemode":true}]}""",
            CompleteMode.Required
        );
        var items = ((JsonArray)done["data"]!).Cast<JsonObject>().ToList();
        Assert.All(items, i => Assert.Equal("customer", i["object"]!.AsText));
        Assert.Equal("true", items[1]["livemode"]!.ToString());
    }

    [Fact]
    public void Complete_PresentObject_IsCompletedInItsVariant()
    {
        var done = Complete(Schema("customer"), """{"address":{"city":"Lyon"}}""", CompleteMode.Full);
        Assert.Equal("""{"city":"Lyon","line1":null}""", done["address"]!.ToString());
    }

    [Theory]
    [InlineData("""{"id":"cus_1"}""", false)]
    [InlineData("{}", false)]
    [InlineData("""{"id":"cus_1","email":null}""", false)]
    [InlineData("""{"id":"cus_1","deleted":true}""", true)]
    public void Complete_AnyOfObjects_ChoosesTheOneThatFits(string value, bool isDeleted)
    {
        var either = """{"anyOf":[{"$ref":"#/components/schemas/customer"},{"$ref":"#/components/schemas/deleted"}]}""";
        var done = Complete(Described.Among($"{{{Customer},\"it\":{either}}}"), value, CompleteMode.Required);
        Assert.Equal(isDeleted, done.Contains("deleted"));
        Assert.Equal(!isDeleted, done.Contains("created"));
    }

    [Fact]
    public void Complete_NothingMissing_GivesTheSameInstance()
    {
        var value = Described.Json("""{"city":"Lyon","line1":"x"}""");
        Assert.Same(value, Completion.Complete(Schema("address"), value, CompleteMode.Full, 1, Described.Now));
        Assert.Same(value, Completion.Complete(Schema("customer"), value, CompleteMode.Off, 1, Described.Now));
    }

    [Fact]
    public void Complete_RequiredCircle_Ends()
    {
        var schema = Described.As(
            """{"type":"object","required":["next"],"properties":{"next":{"$ref":"#/components/schemas/it"}}}"""
        );
        Assert.NotNull(Completion.Complete(schema, JsonObject.Empty, CompleteMode.Full, 1, Described.Now));
    }

    [Theory]
    [InlineData(CompleteMode.Required)]
    [InlineData(CompleteMode.Full)]
    public void Complete_ValueWithMissingMembers_IsValidAfterwards(CompleteMode mode)
    {
        var schema = Schema("customer");
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var made = (JsonObject)ValueGenerator.Generate(schema, seed, Described.Now);
            var holed = JsonObject.Of(made.Where((_, i) => i % 3 != (int)(seed % 3)));
            var done = Completion.Complete(schema, holed, mode, seed, Described.Now);
            Assert.Empty(SchemaChecker.Check(schema, done, isRequest: false));
        }
    }

    [Theory]
    [InlineData("""{"type":"integer","minimum":5}""", "5")]
    [InlineData("""{"type":"integer"}""", "0")]
    [InlineData("""{"type":"string","enum":["b","a"]}""", "\"b\"")]
    [InlineData("""{"type":"string","nullable":true}""", "null")]
    [InlineData("""{"type":"array","items":{"type":"boolean"},"minItems":2}""", "[false,false]")]
    [InlineData("""{"anyOf":[{"type":"string","enum":["x"]},{"type":"object"}]}""", "\"x\"")]
    [InlineData("""{"type":"object","required":["a"],"properties":{"a":{"type":"boolean"}}}""", """{"a":false}""")]
    [InlineData(
        """{"allOf":[{"type":"object","required":["a"]},{"properties":{"a":{"type":"number","default":2.5}}}]}""",
        """{"a":2.5}"""
    )]
    public void Complete_RequiredMember_GetsItsPlainestValue(string member, string expected)
    {
        var schema = Described.As($$$"""{"type":"object","required":["m"],"properties":{"m":{{{member}}}}}""");
        var done = Completion.Complete(schema, JsonObject.Empty, CompleteMode.Required, 1, Described.Now);
        Assert.Equal(expected, done["m"]!.ToString());
    }

    private static Schema Schema(string name) =>
        Described.Among($"{{{Customer},\"it\":{{\"$ref\":\"#/components/schemas/{name}\"}}}}");

    private static JsonObject Complete(Schema schema, string value, CompleteMode mode) =>
        Completion.Complete(schema, Described.Json(value), mode, 1, Described.Now);
}
