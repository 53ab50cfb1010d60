using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Mockd.Engine.Vocabulary;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class PromisedTextTests
{
    private const int Seeds = 20;
    private const string Time = @"^2026-0\d-\d\dT\d\d:\d\d:\d\dZ$";

    [Theory]
    [InlineData("isProrated", "^(true|false)$")]
    [InlineData("HasChildren", "^(true|false)$")]
    [InlineData("active", "^true$")]
    [InlineData("startPosition", @"^\d+$")]
    [InlineData("resultSetSize", @"^\d+$")]
    [InlineData("item_count", @"^\d+$")]
    [InlineData("numItems", @"^\d+$")]
    [InlineData("pageNumber", @"^\d+$")]
    [InlineData("amount", @"^\d+(\.\d+)?$")]
    [InlineData("sentTime", Time)]
    [InlineData("delivered_at", Time)]
    [InlineData("checkoutTime", Time)]
    [InlineData("PostedOn", @"^2026-0\d-\d\d")]
    [InlineData("shipDate", @"^2026-0\d-\d\d$")]
    [InlineData("createdAtUtc", Time)]
    public void Text_NamePromisesSomething_KeepsThePromise(string name, string pattern) =>
        ForAll(name, """{"type":"string"}""", text => Assert.Matches(pattern, text));

    [Theory]
    [InlineData("timeZoneCode")]
    [InlineData("timezone")]
    [InlineData("userTimeZone")]
    public void Text_TimeZone_IsARealOne(string name) =>
        ForAll(name, """{"type":"string"}""", text => Assert.Contains(text, Locality.All.Select(l => l.TimeZone)));

    [Theory]
    [InlineData("isProrated", """{"type":"string","pattern":"^[A-Z]{5}$"}""", "^[A-Z]{5}$")]
    [InlineData("isProrated", """{"type":"string","maxLength":1}""", "^.$")]
    [InlineData("sentTime", """{"type":"string","enum":["noon"]}""", "^noon$")]
    [InlineData("itemCount", """{"type":"string","format":"uuid"}""", "^[0-9a-f-]{36}$")]
    [InlineData("pageNumber", """{"type":"string","maxLength":2}""", @"^\d{1,2}$")]
    [InlineData("jobPosition", """{"type":"string"}""", "^[a-z]+ [a-z]+$")]
    [InlineData("cookTime", """{"type":"string"}""", @"^\d+$")]
    public void Text_SchemaSaysOtherwise_IsFollowed(string name, string schema, string pattern) =>
        ForAll(name, schema, text => Assert.Matches(pattern, text));

    [Theory]
    [InlineData("timestampUnix", "integer", 1)]
    [InlineData("timestamp", "integer", 1)]
    [InlineData("timestamp", "number", 1)]
    [InlineData("created_unix", "integer", 1)]
    [InlineData("updated_at_ms", "integer", 1000)]
    [InlineData("sent_time", "integer", 1)]
    public void Number_NamedAsAMoment_IsNearNow(string name, string type, int scale) =>
        ForAll(
            name,
            $$"""{"type":"{{type}}"}""",
            text =>
                Assert.InRange(
                    Described.Now.ToUnixTimeSeconds() - (long.Parse(text, null) / scale),
                    0,
                    2 * 24 * 60 * 60
                )
        );

    [Theory]
    [InlineData("year", 2026, 2026)]
    [InlineData("birthYear", 1960, 2010)]
    [InlineData("quarter", 1, 4)]
    [InlineData("month", 1, 12)]
    [InlineData("week", 1, 52)]
    [InlineData("day_of_week", 1, 7)]
    [InlineData("statusCode", 200, 200)]
    public void Number_PartOfADate_IsOne(string name, int low, int high) =>
        ForAll(name, """{"type":"integer"}""", text => Assert.InRange(int.Parse(text, null), low, high));

    [Theory]
    [InlineData("trial_start", "trial_end")]
    [InlineData("start", "end")]
    [InlineData("created", "paid_at")]
    [InlineData("current_period_start", "current_period_end")]
    [InlineData("paid_at", "updated_at")]
    [InlineData("updated_at", "ended_at")]
    [InlineData("started_at", "canceled_at")]
    public void Moments_OfOneObject_AreInOrder(string first, string last)
    {
        var schema = Described.As(
            $$$"""{"type":"object","required":["{{{last}}}","{{{first}}}"],"properties":{"{{{last}}}":{"type":"integer","format":"unix-time"},"{{{first}}}":{"type":"integer","format":"unix-time"} } }"""
        );
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var made = (JsonObject)ValueGenerator.Generate(schema, seed, Described.Now);
            Assert.True(((JsonNumber)made[first]!).Integer <= ((JsonNumber)made[last]!).Integer, made.ToString());
        }
    }

    [Theory]
    [InlineData("""{"type":"string","example":90210}""", "\"90210\"")]
    [InlineData("""{"type":"string","example":1.10}""", "\"1.10\"")]
    [InlineData("""{"type":"string","example":true}""", "\"true\"")]
    [InlineData("""{"type":"integer","example":"12"}""", "12")]
    [InlineData("""{"type":"number","example":"12.5"}""", "12.5")]
    [InlineData("""{"type":"boolean","example":"true"}""", "true")]
    [InlineData("""{"type":"string","maxLength":2,"example":90210,"default":"x"}""", "\"x\"")]
    public void Example_ScalarOfAnotherType_IsTakenInTheTypeOfTheSchema(string schema, string expected) =>
        Assert.Equal(expected, ValueGenerator.Generate(Described.As(schema), 1, Described.Now).ToString());

    [Fact]
    public void Moments_OfTheSameHappening_AreTheSame()
    {
        var schema = Described.As(
            """{"type":"object","required":["timestamp","timestampUnix"],"properties":{"timestamp":{"type":"string","format":"date-time"},"timestampUnix":{"type":"integer"}}}"""
        );
        var made = (JsonObject)ValueGenerator.Generate(schema, 3, Described.Now);
        Assert.Equal(
            DateTimeOffset.Parse(made["timestamp"]!.AsText!, null).ToUnixTimeSeconds(),
            ((JsonNumber)made["timestampUnix"]!).Integer
        );
    }

    [Fact]
    public void Example_NullBesideAllOf_IsTaken()
    {
        var schema = Described.Among(
            """{"it":{"type":"object","required":["who"],"properties":{"who":{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Who"}],"example":null}}},"Who":{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}}"""
        );
        Assert.Equal("""{"who":null}""", ValueGenerator.Generate(schema, 1, Described.Now).ToString());
    }

    private static void ForAll(string name, string schema, Action<string> check)
    {
        var described = Described.As(
            $$$"""{"type":"object","required":["{{{name}}}"],"properties":{"{{{name}}}":{{{schema}}} } }"""
        );
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            var made = (JsonObject)ValueGenerator.Generate(described, seed, Described.Now);
            Assert.Empty(SchemaChecker.Check(described, made, isRequest: false));
            check(made[name]!.ToPlainText());
        }
    }
}
