using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

public sealed class ValueGeneratorTests
{
    [Theory]
    [InlineData("""{"type":"string","pattern":"^SM[0-9a-f]{32}$"}""")]
    [InlineData("""{"type":"string","minLength":40,"maxLength":42}""")]
    [InlineData("""{"type":"string","maxLength":2}""")]
    [InlineData("""{"type":"string","format":"date-time"}""")]
    [InlineData("""{"type":"string","format":"date-time","minLength":25,"maxLength":25}""")]
    [InlineData("""{"type":"string","format":"date-time","pattern":"[.]\\d{3}Z$"}""")]
    [InlineData("""{"type":"string","format":"uuid"}""")]
    [InlineData("""{"type":"string","format":"ipv6"}""")]
    [InlineData("""{"type":"integer","minimum":7,"maximum":9}""")]
    [InlineData("""{"type":"integer","minimum":7,"exclusiveMinimum":true,"maximum":8}""")]
    [InlineData("""{"type":"integer","multipleOf":7,"minimum":100}""")]
    [InlineData("""{"type":"number","minimum":0,"maximum":1,"exclusiveMinimum":true,"exclusiveMaximum":true}""")]
    [InlineData("""{"type":"number","multipleOf":0.01,"minimum":-5,"maximum":-4}""")]
    [InlineData("""{"type":"array","items":{"type":"string","enum":["a","b","c"]},"minItems":3,"uniqueItems":true}""")]
    [InlineData("""{"type":"array","items":{"type":"integer"},"minItems":5,"uniqueItems":true}""")]
    [InlineData("""{"type":"object","minProperties":3,"additionalProperties":{"type":"integer"}}""")]
    [InlineData("""{"type":"object","maxProperties":1,"properties":{"a":{"type":"string"},"b":{"type":"string"}}}""")]
    [InlineData(
        """{"allOf":[{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}},{"properties":{"a":{"maxLength":3}}}]}"""
    )]
    [InlineData(
        """{"oneOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","required":["b"],"properties":{"b":{"type":"integer"}}}]}"""
    )]
    [InlineData(
        """{"anyOf":[{"required":["a"]},{"required":["b"]}],"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"additionalProperties":false}"""
    )]
    [InlineData(
        """{"oneOf":[{"type":"object","properties":{"a":{"type":"string"}}},{"type":"object","properties":{"b":{"type":"string"}}}]}"""
    )]
    [InlineData(
        """{"type":"object","required":["a"],"properties":{"a":{"readOnly":true,"allOf":[{"type":"object","writeOnly":true}]}}}"""
    )]
    [InlineData("""{"type":"string","example":5}""")]
    [InlineData("""{"not":{"type":"string"},"type":"integer"}""")]
    public void Generate_Schema_GivesValidValue(string text)
    {
        var schema = Described.As(text);
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var made = ValueGenerator.Generate(schema, seed, Described.Now);
            Assert.True(SchemaChecker.Check(schema, made, false) is [], $"{text}: {made}");
        }
    }

    [Theory]
    [InlineData("base64", "^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$")]
    [InlineData("base64url", "^[A-Za-z0-9_-]{16}$")]
    [InlineData("base16", "^(?:[0-9a-f]{2})+$")]
    public void Generate_ContentEncoding_IsThatOfTheText(string encoding, string pattern)
    {
        var schema = Described.As($$"""{"type":"string","contentEncoding":"{{encoding}}"}""");

        Assert.Matches(pattern, ValueGenerator.Generate(schema, 1, Described.Now).AsText);
    }

    [Theory]
    [InlineData("""{"type":"string","example":"e","default":"d","enum":["e","d","f"]}""", "\"e\"")]
    [InlineData("""{"type":"string","example":[],"default":"d"}""", "\"d\"")]
    [InlineData("""{"type":"string","enum":["x","y"]}""", "\"x\"")]
    [InlineData("""{"type":"string","nullable":true,"enum":[null,"y"]}""", "\"y\"")]
    public void Generate_NamedValue_IsPreferredWhenValid(string schema, string expected) =>
        Assert.Equal(expected, ValueGenerator.Generate(Described.As(schema), 1, Described.Now).ToString());

    [Fact]
    public void Generate_TextThatHoldsJson_IsThatOfItsSchema()
    {
        var schema = Described.As(
            """{"type":"string","contentMediaType":"application/json","contentSchema":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"}}}}""",
            "3.2.0"
        );

        var made = ValueGenerator.Generate(schema, 1, Described.Now);

        Assert.Matches("""^[{]"n":[0-9]+[}]$""", made.AsText);
    }

    [Fact]
    public void Generate_NumberOfIntegerFormat_IsWhole()
    {
        var made = ValueGenerator.Generate(
            Described.As("""{"type":"number","format":"int32"}"""),
            1,
            Described.Now,
            "price"
        );

        Assert.True(int.TryParse(made.ToString(), out _), made.ToString());
    }

    [Fact]
    public void Generate_MemberThatNothingSatisfies_LeavesItOut()
    {
        var schema = Described.As(
            """{"type":"object","required":["a","b"],"properties":{"a":{"type":"string","pattern":"^.{9}$","maxLength":8},"b":{"type":"boolean"}}}"""
        );

        var made = (JsonObject)ValueGenerator.Generate(schema, 1, Described.Now);

        Assert.Equal(["b"], made.Select(m => m.Key));
    }

    [Fact]
    public void Generate_SameSeed_GivesSameValueWhateverTheSiblings()
    {
        var small = Described.As("""{"properties":{"name":{"type":"string"}}}""");
        var large = Described.As("""{"properties":{"color":{"type":"string"},"name":{"type":"string"}}}""");
        var first = (JsonObject)ValueGenerator.Generate(small, 5, Described.Now);
        var second = (JsonObject)ValueGenerator.Generate(large, 5, Described.Now);
        Assert.Equal(first["name"], second["name"]);
        Assert.NotEqual(first, ValueGenerator.Generate(small, 6, Described.Now));
    }

    [Fact]
    public void Generate_PropertyNames_GiveBelievableValues()
    {
        var schema = Described.As(
            """{"properties":{"email":{"type":"string"},"created":{"type":"integer"},"currency":{"type":"string","description":"Three letters, in lowercase."},"secret":{"type":"string","writeOnly":true}}}"""
        );
        var made = (JsonObject)ValueGenerator.Generate(schema, 1, Described.Now);
        Assert.EndsWith("@example.com", made["email"]!.AsText, StringComparison.Ordinal);
        Assert.InRange(Described.Now.ToUnixTimeSeconds() - ((JsonNumber)made["created"]!).Integer, 0, 86_400);
        Assert.Matches("^[a-z]{3}$", made["currency"]!.AsText);
        Assert.False(made.Contains("secret"));
    }

    [Theory]
    [InlineData("""{"it":{"type":"object","properties":{"next":{"$ref":"#/components/schemas/it"}}}}""")]
    [InlineData(
        """{"it":{"type":"object","required":["next"],"properties":{"next":{"nullable":true,"allOf":[{"$ref":"#/components/schemas/it"}]}}}}"""
    )]
    [InlineData(
        """{"it":{"type":"object","required":["kids"],"properties":{"kids":{"type":"array","items":{"$ref":"#/components/schemas/it"}}}}}"""
    )]
    [InlineData(
        """{"it":{"type":"object","required":["a"],"properties":{"a":{"anyOf":[{"$ref":"#/components/schemas/it"},{"type":"string"}]}}}}"""
    )]
    [InlineData("""{"it":{"anyOf":[{"$ref":"#/components/schemas/it"},{"type":"boolean"}]}}""")]
    public void Generate_Circle_IsCutWhereTheSchemaAllows(string schemas)
    {
        var schema = Described.Among(schemas);
        Assert.Empty(SchemaChecker.Check(schema, ValueGenerator.Generate(schema, 1, Described.Now), false));
    }

    [Theory]
    [InlineData("""{"type":"object","required":["next"],"properties":{"next":{"$ref":"#/components/schemas/it"}}}""")]
    [InlineData("""{"allOf":[{"$ref":"#/components/schemas/it"}]}""")]
    [InlineData("""{"type":"array","minItems":3,"items":{"$ref":"#/components/schemas/it"}}""")]
    [InlineData(
        """{"type":"array","minItems":100000000,"items":{"type":"array","minItems":100000000,"items":{"type":"string"}}}"""
    )]
    [InlineData("""{"type":"string","minLength":2000000000}""")]
    [InlineData("""{"type":"object","minProperties":2000000000}""")]
    public void Generate_ImpossibleSchema_Ends(string schema) =>
        Assert.NotNull(ValueGenerator.Generate(Described.As(schema), 1, Described.Now));

    [Fact]
    public void Generate_Discriminator_IsSetByItsMapping()
    {
        var schema = Described.Among(
            """
            {"it":{"oneOf":[{"$ref":"#/components/schemas/cat"}],"discriminator":{"propertyName":"kind","mapping":{"meow":"#/components/schemas/cat"}}},
             "cat":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"}}}}
            """
        );
        Assert.Equal("""{"kind":"meow"}""", ValueGenerator.Generate(schema, 1, Described.Now).ToString());
    }

    [Fact]
    public void Generate_NeverSchema_GivesNull()
    {
        var schema = Described.As("""{"oneOf":[false]}""", "3.1.0");

        Assert.True(ValueGenerator.Generate(schema, 1, Described.Now).IsNull);
    }
}
