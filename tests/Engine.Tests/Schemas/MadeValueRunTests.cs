using System.Globalization;
using Mockd.Engine.Randomness;
using Mockd.Engine.Schemas;
using Mockd.Engine.Schemas.Generation;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>Puts schemas together from keywords that make each other harder, and has a value made for each.</summary>
public sealed class MadeValueRunTests
{
    private const int Schemas = 400;

    private static readonly string[] Names = ["id", "kind", "name", "total", "items", "owner"];

    // Each leaves a value where the others of its object do, so that a schema of any of them can be satisfied.
    private static readonly string[] Joins =
    [
        """ "if":{"required":["kind"]},"then":{"required":["extra"],"properties":{"extra":{"type":"integer","minimum":5}}} """,
        """ "if":{"properties":{"kind":{"const":"a"}},"required":["kind"]},"then":{"required":["name"]},"else":{"required":["total"]} """,
        """ "dependentRequired":{"id":["owner"],"name":["total","items"]} """,
        """ "dependentSchemas":{"total":{"required":["currency"],"properties":{"currency":{"enum":["eur","usd"]}}}} """,
        """ "propertyNames":{"pattern":"^[a-z]+[0-9]?$"},"minProperties":7 """,
        """ "not":{"required":["id","kind","name"]} """,
        """ "oneOf":[{"required":["id"]},{"required":["owner","first"]}] """,
        """ "anyOf":[{"required":["owner"]},{"required":["first","last"]}] """,
        """ "maxProperties":9 """,
        """ "patternProperties":{"^x":{"type":"boolean"}},"minProperties":3 """,
    ];

    private static readonly string[] Members =
    [
        """{"type":"string"}""",
        """{"type":"string","format":"date","maxLength":10}""",
        """{"type":"string","pattern":"^[A-Z]{3}$","maxLength":3}""",
        """{"enum":["a","b"]}""",
        """{"type":"integer","minimum":9007199254740993}""",
        """{"type":"integer","multipleOf":7,"exclusiveMinimum":13,"maximum":21}""",
        """{"type":"number","multipleOf":0.05,"minimum":0.01,"maximum":0.09}""",
        """{"type":"array","contains":{"const":3},"minContains":2,"items":{"type":"integer"}}""",
        """{"type":"array","uniqueItems":true,"minItems":2,"items":{"type":"boolean"}}""",
        """{"type":"array","minItems":3,"items":{"oneOf":[{"type":"integer"},{"type":"number","minimum":100}]}}""",
        """{"type":["string","null"],"not":{"type":"null"}}""",
        """{"type":"object","required":["at"],"properties":{"at":{"type":"string","format":"date-time"}},"unevaluatedProperties":false}""",
    ];

    [Fact]
    public void Generate_SchemasPutTogether_GivesValidValues()
    {
        List<string> wrong = [];
        for (var i = 0; i < Schemas; i++)
        {
            var text = Schema(new Dice((ulong)i));
            var schema = Described.As(text, "3.1.0");
            var made = ValueGenerator.Generate(schema, (ulong)i, Described.Now);
            if (SchemaChecker.Check(schema, made, false) is [var first, ..])
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{i}: {text}: {made}: {first}"));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{Schemas - wrong.Count} of {Schemas} made valid");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static string Schema(Dice dice)
    {
        var properties = Names.Where(_ => dice.Next(4) > 0).Select(n => $"\"{n}\":{dice.Pick(Members)}").ToArray();
        var parts = Enumerable.Range(0, 1 + dice.Next(3)).Select(_ => $"{{{dice.Pick(Joins)}}}").ToArray();
        return $$"""
            {"type":"object","properties":{{{string.Join(',', properties)}} },"allOf":[{{string.Join(',', parts)}}]}
            """;
    }
}
