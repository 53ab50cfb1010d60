using System.Text;
using System.Text.Json;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Checking;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>What the versions of OpenAPI mean otherwise than JSON Schema, and what a description may do with references.</summary>
public sealed class SchemaDialectTests
{
    [Theory]
    [InlineData("3.0.3", """{"type":"string","nullable":true,"enum":["a"]}""", "null", true)]
    [InlineData("3.1.0", """{"type":["string","null"],"enum":["a"]}""", "null", false)]
    [InlineData("3.1.0", """{"type":["string","null"],"enum":["a",null]}""", "null", true)]
    [InlineData("3.0.3", """{"type":"number","minimum":3,"exclusiveMinimum":true}""", "3", false)]
    [InlineData("3.0.3", """{"type":"number","minimum":3,"exclusiveMinimum":false}""", "3", true)]
    [InlineData("3.1.0", """{"exclusiveMaximum":3}""", "3", false)]
    [InlineData("3.0.3", """{"type":"integer","format":"int32"}""", "2147483648", false)]
    [InlineData("3.0.3", """{"type":"integer","format":"int64"}""", "9223372036854775808", false)]
    [InlineData("3.0.3", """{"type":"string","format":"byte"}""", "\"a\"", false)]
    [InlineData("3.1.0", """{"if":{"required":["a"]},"then":{"required":["b"]}}""", """{"a":1}""", false)]
    [InlineData("3.1.0", """{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", false)]
    [InlineData("3.1.0", """{"contains":{"const":1},"maxContains":1}""", "[1,1]", false)]
    [InlineData("3.1.0", """{"prefixItems":[{"type":"string"}],"items":false}""", """["a",1]""", false)]
    [InlineData("3.1.0", """{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", false)]
    [InlineData(
        "3.1.0",
        """{"allOf":[{"properties":{"a":{}}}],"unevaluatedProperties":false}""",
        """{"a":1,"b":2}""",
        false
    )]
    [InlineData("3.1.0", """{"allOf":[{"properties":{"a":{}}}],"unevaluatedProperties":false}""", """{"a":1}""", true)]
    [InlineData("3.1.0", """{"$ref":"#/components/schemas/text","maxLength":1}""", "\"ab\"", false)]
    [InlineData("3.0.3", """{"$ref":"#/components/schemas/text","maxLength":1}""", "\"ab\"", true)]
    public void Check_OfVersion_MeansWhatTheVersionSays(string version, string schema, string value, bool isValid)
    {
        var described = Described.Among($$"""{"it":{{schema}},"text":{"type":"string"} }""", version);
        Assert.Equal(isValid, SchemaChecker.IsValid(described, JsonValue.Parse(value), isRequest: true));
    }

    [Theory]
    [InlineData("""{"items":["a"]}""", true)]
    [InlineData("""{"items":[1]}""", false)]
    public void Check_DynamicReferenceInADescription_LeadsToTheOutermostAnchor(string value, bool isValid)
    {
        var schema = Described.Among(
            """
            {"it":{"$id":"texts","$ref":"page","$defs":{"of":{"$dynamicAnchor":"of","type":"string"}}},
             "page":{"$id":"page","properties":{"items":{"items":{"$dynamicRef":"#of"}}},
                     "$defs":{"of":{"$dynamicAnchor":"of"}}}}
            """,
            "3.1.0"
        );
        Assert.Equal(isValid, SchemaChecker.IsValid(schema, JsonValue.Parse(value), isRequest: false));
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740992", false)]
    [InlineData("100000000000000000000", "1e20", true)]
    [InlineData("100000000000000000001", "100000000000000000000", false)]
    [InlineData("1.0", "1", true)]
    [InlineData("0.10", "1e-1", true)]
    public void Check_ConstOfANumber_ComparesByValue(string constant, string value, bool isEqual) =>
        Assert.Equal(isEqual, Find($$"""{"const":{{constant}}}""", value).Count == 0);

    [Theory]
    [InlineData("0.0001", "0.0075", true)]
    [InlineData("0.01", "19.99", true)]
    [InlineData("0.01", "19.999", false)]
    [InlineData("1e-8", "12391239123", true)]
    [InlineData("0.123456789", "1e308", false)]
    [InlineData("-1", "-9223372036854775808", true)]
    [InlineData("3", "100000000000000000000000000000000002", true)]
    public void Check_MultipleOf_CountsInDecimals(string step, string value, bool isMultiple) =>
        Assert.Equal(isMultiple, Find($$"""{"multipleOf":{{step}}}""", value).Count == 0);

    [Theory]
    [InlineData("""{"minimum":18446744073709551615}""", "18446744073709551614", false)]
    [InlineData("""{"minimum":18446744073709551615}""", "18446744073709551615", true)]
    [InlineData("""{"exclusiveMaximum":0.1}""", "0.09999999999999999999", true)]
    public void Check_BoundsOfLongNumbers_AreExact(string schema, string value, bool isValid) =>
        Assert.Equal(isValid, Find(schema, value).Count == 0);

    [Fact]
    public void Check_SchemaWhoseVariantsMultiply_GivesUpAndSaysSo()
    {
        var schema = """{"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"},{"$ref":"#/$defs/b"}]},"b":{"anyOf":[""";
        schema +=
            """{"allOf":[{"$ref":"#/$defs/a"},{"type":"null"}]},{"allOf":[{"$ref":"#/$defs/a"},{"type":"null"}]}]}},""";
        var found = Find(schema + "\"$ref\":\"#/$defs/a\"}", "1");
        Assert.Contains("too many steps", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_PatternMadeToBacktrack_EndsSoon()
    {
        var value = JsonSerializer.Serialize(new string('a', 5_000) + "!");
        Assert.Equal("pattern", Assert.Single(Find("""{"pattern":"^(a+)+$"}""", value)).Keyword);
    }

    [Fact]
    public void Check_SchemaThatHoldsItselfInEveryVariant_IsComparedOncePerPlace()
    {
        // Without a memory of places this takes 2 to the power of the depth: more steps than a comparison may.
        const string Schema = """
            {"anyOf": [
                {"type": "object", "properties": {"a": {"$ref": "#"}, "x": {"const": 1}}, "required": ["x"]},
                {"type": "object", "properties": {"a": {"$ref": "#"}, "y": {"const": 1}}, "required": ["y"]},
                {"type": "integer"}
            ]}
            """;
        var value = string.Concat(Enumerable.Repeat("{\"a\":", 60)) + "1" + new string('}', 60);
        Assert.Equal("anyOf", Assert.Single(Find(Schema, value)).Keyword);
        Assert.Empty(Find(Schema, value.Replace("}", ",\"y\":1}", StringComparison.Ordinal)));
    }

    private static IReadOnlyList<SchemaViolation> Find(string schema, string value) =>
        new SchemaSet(Encoding.UTF8.GetBytes(schema), SchemaDialect.Draft2020).Check(JsonValue.Parse(value));
}
