using System.Text.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Checking;
using Mockd.Engine.Schemas.Generation;
using Xunit;

namespace Mockd.Engine.Tests.Schemas;

/// <summary>Makes a value for every schema of the official test suite of JSON Schema that some value of it satisfies.</summary>
public sealed class JsonSchemaSuiteValueTests
{
    /// <summary>Schemas for which no valid value is made, with the reason behind a tab.</summary>
    private static readonly string Exceptions = Path.Combine(
        AppContext.BaseDirectory,
        "Schemas/json-schema-suite-values.txt"
    );

    [Theory]
    [InlineData("draft4", 142)]
    [InlineData("draft6", 207)]
    [InlineData("draft7", 232)]
    [InlineData("draft2019-09", 332)]
    [InlineData("draft2020-12", 340)]
    public void Generate_EverySchemaOfTheSuite_GivesValidValue(string draft, int least)
    {
        var documents = JsonSchemaSuite.Documents();
        var dialect = Enum.Parse<SchemaDialect>(draft.Split('-')[0], ignoreCase: true);
        var count = 0;
        var wrong = new List<string>();
        foreach (var (name, group) in JsonSchemaSuite.Groups(draft))
        {
            if (!group.GetProperty("tests").EnumerateArray().Any(t => t.GetProperty("valid").GetBoolean()))
            {
                continue;
            }

            count++;
            var text = JsonSerializer.SerializeToUtf8Bytes(group.GetProperty("schema"));
            var made = ValueGenerator.Generate(Schema.Parse(text), 1, Described.Now);
            if (new SchemaSet(text, dialect, documents).Check(made) is [var first, ..])
            {
                wrong.Add($"{name}: {made}: {first.Message}");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{draft}: {count - wrong.Count} of {count} made valid");
        var listed = File.ReadLines(Exceptions).Select(l => l.Split('\t')).ToArray();
        Assert.All(listed, l => Assert.True(l.Length == 2 && l[1].Length > 20, l[0]));
        var further = wrong.Where(w =>
            !Array.Exists(listed, l => w.StartsWith($"{draft}/{l[0]}", StringComparison.Ordinal))
        );
        Assert.Empty(further);
        Assert.True(count - wrong.Count >= least, $"only {count - wrong.Count} of {count} were made valid");
    }
}
