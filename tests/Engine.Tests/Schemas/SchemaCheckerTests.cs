using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class SchemaCheckerTests
{
    [Theory]
    [InlineData("""{"type":"integer"}""", "\"abc\"", "type")]
    [InlineData("""{"type":"integer"}""", "1.5", "type")]
    [InlineData("""{"type":"string","minLength":2}""", "\"a\"", "minLength")]
    [InlineData("""{"type":"string","maxLength":1}""", "\"ab\"", "maxLength")]
    [InlineData("""{"pattern":"^a$"}""", "\"b\"", "pattern")]
    [InlineData("""{"format":"date-time"}""", "\"2026-01-01\"", "format")]
    [InlineData("""{"format":"uuid"}""", "\"nope\"", "format")]
    [InlineData("""{"minimum":3}""", "2", "minimum")]
    [InlineData("""{"minimum":3,"exclusiveMinimum":true}""", "3", "exclusiveMinimum")]
    [InlineData("""{"maximum":3}""", "4", "maximum")]
    [InlineData("""{"multipleOf":0.1}""", "0.35", "multipleOf")]
    [InlineData("""{"enum":["a"]}""", "\"b\"", "enum")]
    [InlineData("""{"minItems":1}""", "[]", "minItems")]
    [InlineData("""{"maxItems":1}""", "[1,2]", "maxItems")]
    [InlineData("""{"uniqueItems":true}""", "[1,1.0]", "uniqueItems")]
    [InlineData("""{"required":["a"]}""", "{}", "required")]
    [InlineData("""{"additionalProperties":false}""", """{"a":1}""", "additionalProperties")]
    [InlineData("""{"minProperties":1}""", "{}", "minProperties")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"boolean"}]}""", "1", "anyOf")]
    [InlineData("""{"oneOf":[{"type":"number"},{"type":"integer"}]}""", "1", "oneOf")]
    [InlineData("""{"not":{"type":"string"}}""", "\"a\"", "not")]
    [InlineData("""{"allOf":[{"type":"string"},{"maxLength":1}]}""", "\"ab\"", "maxLength")]
    public void Check_Violation_IsNamedByItsKeyword(string schema, string value, string keyword)
    {
        var violation = Assert.Single(
            SchemaChecker.Check(Described.As(schema), JsonValue.Parse(value), isRequest: true)
        );
        Assert.Equal(keyword, violation.Keyword);
    }

    [Theory]
    [InlineData("""{"type":"string","nullable":true}""", "null")]
    [InlineData("""{"nullable":true,"anyOf":[{"type":"string"}]}""", "null")]
    [InlineData("""{"type":"number","multipleOf":0.1}""", "0.3")]
    [InlineData("""{"type":"integer"}""", "1.0")]
    [InlineData("""{"type":"string","format":"made-up"}""", "\"x\"")]
    [InlineData("""{"type":"string","pattern":"["}""", "\"x\"")]
    [InlineData("""{"type":"string","maxLength":1}""", "\"😀\"")]
    [InlineData("{}", "[1,{}]")]
    public void Check_ValidValue_HasNoViolations(string schema, string value) =>
        Assert.Empty(SchemaChecker.Check(Described.As(schema), JsonValue.Parse(value), isRequest: true));

    [Fact]
    public void Check_SeveralViolations_AreAllReportedWithTheirPlace()
    {
        var schema = Described.As("""{"properties":{"a/b":{"type":"integer"},"c":{"items":{"type":"string"}}}}""");
        var found = SchemaChecker.Check(schema, JsonValue.Parse("""{"a/b":"abc","c":["x",1]}"""), isRequest: true);
        Assert.Equal(["/a~1b", "/c/1"], found.Select(v => v.Pointer));
        Assert.Equal("must be an integer, but is \"abc\"", found[0].Message);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 1)]
    public void Check_RequiredOfTheOtherDirection_MayBeAbsent(bool isRequest, int missing)
    {
        var schema = Described.As(
            """{"required":["r","w"],"properties":{"r":{"readOnly":true},"w":{"writeOnly":true}}}"""
        );
        Assert.Equal(missing, SchemaChecker.Check(schema, JsonObject.Empty, isRequest).Count);
    }

    [Fact]
    public void Check_Discriminator_ReportsAgainstTheNamedVariant()
    {
        var schema = Described.Among(
            """
            {"it":{"oneOf":[{"$ref":"#/components/schemas/cat"},{"$ref":"#/components/schemas/dog"}],"discriminator":{"propertyName":"kind"}},
             "cat":{"type":"object","required":["lives"],"properties":{"kind":{"type":"string"},"lives":{"type":"integer"}}},
             "dog":{"type":"object","required":["bark"],"properties":{"kind":{"type":"string"}}}}
            """
        );
        var found = SchemaChecker.Check(schema, JsonValue.Parse("""{"kind":"cat"}"""), isRequest: true);
        Assert.Equal("required", Assert.Single(found).Keyword);
    }

    [Fact]
    public void Check_SchemaThatJoinsItself_Ends() =>
        Assert.Empty(
            SchemaChecker.Check(Described.As("""{"allOf":[{"$ref":"#/components/schemas/it"}]}"""), "x", true)
        );
}
