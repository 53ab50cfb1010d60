using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>Every made value is valid, also for keywords that can only be kept once the rest of the value is known.</summary>
public sealed class MadeValueTests
{
    public static readonly TheoryData<string, string> Schemas = new()
    {
        {
            "if/then with required",
            """{"type":"object","required":["kind"],"properties":{"kind":{"enum":["card","bank"]},"number":{"type":"string"},"iban":{"type":"string"}},"if":{"properties":{"kind":{"const":"card"}}},"then":{"required":["number"]},"else":{"required":["iban"]}}"""
        },
        {
            "if/then with what is described nowhere else",
            """{"type":"object","properties":{"a":{"type":"integer"}},"if":{"required":["a"]},"then":{"required":["b"],"properties":{"b":{"type":"string","pattern":"^[0-9]{3}$"}}}}"""
        },
        {
            "if with a then that nothing satisfies",
            """{"type":"object","properties":{"a":{"type":"integer"}},"if":{"required":["a"]},"then":false}"""
        },
        {
            "dependentRequired",
            """{"type":"object","properties":{"card":{"type":"string"}},"dependentRequired":{"card":["address","owner"]}}"""
        },
        {
            "dependentSchemas",
            """{"type":"object","properties":{"card":{"type":"string"}},"dependentSchemas":{"card":{"required":["address"],"properties":{"address":{"type":"object","required":["street"]}}}}}"""
        },
        {
            "dependencies of older drafts",
            """{"type":"object","properties":{"card":{"type":"string"}},"dependencies":{"card":["address"]}}"""
        },
        {
            "propertyNames with minProperties",
            """{"type":"object","minProperties":4,"propertyNames":{"pattern":"^[A-Z]{2}$"},"additionalProperties":{"type":"integer"}}"""
        },
        {
            "propertyNames of an enumeration",
            """{"type":"object","minProperties":2,"propertyNames":{"enum":["en","de","fr"]},"additionalProperties":{"type":"string"}}"""
        },
        {
            "propertyNames with a length",
            """{"type":"object","minProperties":3,"propertyNames":{"minLength":12,"maxLength":12}}"""
        },
        {
            "patternProperties of a closed object",
            """{"type":"object","minProperties":3,"patternProperties":{"^x-[a-z]{4}$":{"type":"boolean"}},"additionalProperties":false}"""
        },
        {
            "an object that one part closes to what another describes",
            """{"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false},{"properties":{"b":{"type":"string"}}}]}"""
        },
        { "contains", """{"type":"array","contains":{"const":7},"items":{"type":"integer"}}""" },
        {
            "minContains",
            """{"type":"array","contains":{"type":"object","required":["id"]},"minContains":3,"items":{"properties":{"id":{"type":"integer"}}}}"""
        },
        {
            "maxContains",
            """{"type":"array","minItems":4,"contains":{"type":"string"},"minContains":1,"maxContains":2}"""
        },
        {
            "uniqueItems of a small range",
            """{"type":"array","minItems":9,"uniqueItems":true,"items":{"type":"integer","minimum":1,"maximum":9}}"""
        },
        {
            "uniqueItems of booleans and null",
            """{"type":"array","minItems":3,"uniqueItems":true,"items":{"type":["boolean","null"]}}"""
        },
        {
            "uniqueItems of objects with few values",
            """{"type":"array","minItems":4,"uniqueItems":true,"items":{"type":"object","required":["a","b"],"properties":{"a":{"type":"boolean"},"b":{"enum":["x","y"]}},"additionalProperties":false}}"""
        },
        {
            "uniqueItems of items with an example",
            """{"type":"array","minItems":3,"uniqueItems":true,"items":{"type":"string","example":"one"}}"""
        },
        {
            "$dynamicRef",
            """{"$id":"https://example.com/strings","$ref":"list","$defs":{"of":{"$dynamicAnchor":"item","type":"object","required":["sku"],"properties":{"sku":{"type":"string"}}},"list":{"$id":"list","type":"array","minItems":1,"items":{"$dynamicRef":"#item"},"$defs":{"any":{"$dynamicAnchor":"item"}}}}}"""
        },
        { "a format with maxLength", """{"type":"string","format":"uri","maxLength":12}""" },
        { "a format with minLength", """{"type":"string","format":"email","minLength":60}""" },
        { "a format with a pattern", """{"type":"string","format":"uri","pattern":"^ftp://[a-z]+/$"}""" },
        { "a date with a pattern", """{"type":"string","format":"date","pattern":"^1999-"}""" },
        { "a host name with bounds", """{"type":"string","format":"hostname","minLength":3,"maxLength":5}""" },
        { "a uuid with a pattern", """{"type":"string","format":"uuid","pattern":"-4[0-9a-f]{3}-a.*ff$"}""" },
        {
            "three patterns",
            """{"allOf":[{"type":"string","pattern":"^[a-z0-9-]+$"},{"pattern":"^[^-].*[^-]$"},{"pattern":"[0-9]{3}"}],"minLength":8,"maxLength":12}"""
        },
        {
            "look-aheads",
            """{"type":"string","pattern":"^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[@$!%*?&])[A-Za-z\\d@$!%*?&]{8,12}$"}"""
        },
        { "a negative look-ahead", """{"type":"string","pattern":"^(?!000|666)[0-9]{3}-(?!00)[0-9]{2}$"}""" },
        { "a look-ahead in a loop", """{"type":"string","pattern":"^(?:(?!ab)[ab]){6}$"}""" },
        { "integers beyond 2^53", """{"type":"integer","minimum":9007199254740993,"maximum":9007199254740993}""" },
        { "the largest int64", """{"type":"integer","format":"int64","minimum":9223372036854775807}""" },
        { "the smallest int64", """{"type":"integer","format":"int64","maximum":-9223372036854775808}""" },
        { "a large multiple", """{"type":"integer","multipleOf":1000000007,"minimum":9007199254740993}""" },
        { "fine steps", """{"type":"number","multipleOf":0.0001,"minimum":0.00005,"maximum":0.00015}""" },
        { "a narrow range", """{"type":"number","exclusiveMinimum":1.0000000001,"exclusiveMaximum":1.0000000002}""" },
        {
            "a tuple",
            """{"type":"array","prefixItems":[{"const":"at"},{"type":"integer"}],"items":{"type":"boolean"},"minItems":4,"maxItems":4}"""
        },
        {
            "one step within open bounds",
            """{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":1,"multipleOf":0.4}"""
        },
        { "only null of a text", """{"type":["string","null"],"enum":[null]}""" },
        {
            "as many items as there are values",
            """{"type":"array","minItems":20,"uniqueItems":true,"items":{"type":"integer","minimum":0,"maximum":19}}"""
        },
        {
            "as many objects as there are values",
            """{"type":"array","minItems":4,"uniqueItems":true,"items":{"type":"object","required":["k"],"properties":{"k":{"enum":["a","b","c","d"]}},"additionalProperties":false}}"""
        },
        {
            "not of the others",
            """{"type":"object","required":["s"],"properties":{"s":{"enum":["new","old"],"not":{"const":"new"}},"t":{"type":"integer","minimum":1,"maximum":3,"not":{"enum":[1,2]}}}}"""
        },
        {
            "oneOf of required members",
            """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"oneOf":[{"required":["a"]},{"required":["b"]}]}"""
        },
        {
            "an exact number of those contained",
            """{"type":"array","contains":{"const":7},"minContains":2,"maxContains":2,"items":{"type":"integer"},"minItems":4}"""
        },
        { "a long text", """{"type":"string","minLength":20000}""" },
        {
            "an address with a pattern",
            """{"type":"object","required":["mail","ip"],"properties":{"mail":{"type":"string","format":"email","pattern":"@corp\\.example$"},"ip":{"type":"string","format":"ipv4","pattern":"^10\\."}}}"""
        },
        { "escaped code points", """{"type":"string","pattern":"^[\\x{60}]{2}\\x{3b1}[a-c]$"}""" },
        { "a look-behind", """{"type":"string","pattern":"^[a-z]{3,6}(?<=x)[0-9]{2}$"}""" },
        { "a negative look-behind", """{"type":"string","pattern":"^[ab]{4}(?<!a)$"}""" },
        { "not of a value", """{"type":"string","enum":["a","b"],"not":{"const":"a"}}""" },
        { "not of a type", """{"not":{"type":"string"}}""" },
        {
            "not of members",
            """{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"not":{"required":["a","b"]}}"""
        },
        {
            "oneOf of two that overlap",
            """{"oneOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},{"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},"b":{"type":"integer"}}}]}"""
        },
        {
            "unevaluatedProperties",
            """{"type":"object","allOf":[{"properties":{"a":{"type":"string"}}}],"minProperties":1,"unevaluatedProperties":false}"""
        },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Generate_KeywordsThatDependOnEachOther_GiveValidValue(string kind, string text)
    {
        var schema = Described.As(text, "3.1.0");
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var made = ValueGenerator.Generate(schema, seed, Described.Now);
            Assert.True(SchemaChecker.Check(schema, made, false) is [], $"{kind}: {made}");
        }
    }

    [Fact]
    public void Generate_OptionalMembersBesideACondition_AreKept()
    {
        var schema = Described.As(
            """{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"},"c":{"type":"boolean"}},"dependentRequired":{"a":["z"]}}""",
            "3.1.0"
        );

        var made = (JsonObject)ValueGenerator.Generate(schema, 1, Described.Now);

        Assert.Equal(["a", "b", "c", "z"], made.Select(m => m.Key));
    }

    [Theory]
    [InlineData("9007199254740993", """{"type":"integer","minimum":9007199254740993,"maximum":9007199254740994}""")]
    [InlineData("9223372036854775807", """{"type":"integer","format":"int64","minimum":9223372036854775807}""")]
    [InlineData(
        "18446744073709551616",
        """{"type":"integer","minimum":18446744073709551616,"maximum":18446744073709551617}"""
    )]
    public void Generate_LargeWholeNumber_HasAllOfItsDigits(string expected, string schema) =>
        Assert.Equal(expected, ValueGenerator.Generate(Described.As(schema), 1, Described.Now).ToString());

    [Fact]
    public void Generate_NullableBesideAllOf_TakesItsNullExample()
    {
        var schema = Described.Among(
            """
            {"it":{"type":"object","required":["owner"],"properties":{"owner":{"nullable":true,"allOf":[{"$ref":"#/components/schemas/Owner"}],"example":null}}},
            "Owner":{"type":"object","required":["id"],"properties":{"id":{"type":"integer"}}}}
            """
        );

        var made = ValueGenerator.Generate(schema, 1, Described.Now);

        Assert.Equal("""{"owner":null}""", made.ToString());
        Assert.Empty(SchemaChecker.Check(schema, made, false));
    }

    [Theory]
    [InlineData("""{"nullable":true,"allOf":[{"$ref":"#/components/schemas/it"}]}""")]
    [InlineData(
        """{"nullable":true,"type":"object","required":["child"],"properties":{"child":{"$ref":"#/components/schemas/it"}}}"""
    )]
    public void Generate_RecursionThatNullMayEnd_EndsSoon(string child)
    {
        var schema = Described.Among(
            $$$"""
            {"it":{"type":"object","required":["name","child"],"properties":{"name":{"type":"string"},"child":{{{child}}} } } }
            """
        );

        var made = ValueGenerator.Generate(schema, 1, Described.Now);

        Assert.Empty(SchemaChecker.Check(schema, made, false));
        Assert.True(Depth(made) <= 4, made.ToString());
    }

    private static int Depth(JsonValue value) =>
        value is JsonObject members ? 1 + members.Select(m => Depth(m.Value)).DefaultIfEmpty().Max() : 0;
}
