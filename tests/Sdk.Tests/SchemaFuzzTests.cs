using System.Globalization;
using Mockd.Engine.Schemas.Checking;
using Sdk.Tests.Running;
using Xunit;

namespace Sdk.Tests;

/// <summary>Compares the schema checker with an independent one on made-up schemas and values.</summary>
public sealed class SchemaFuzzTests
{
    private const int ValuesOfSchema = 12;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // `bench/check` sets these for longer runs.
    private static int Seed => Number("MOCKD_FUZZ_SEED", 1);

    private static int Schemas => Number("MOCKD_FUZZ_SCHEMAS", 600);

    [Theory]
    [InlineData("draft7")]
    [InlineData("draft2019")]
    [InlineData("draft2020")]
    public async Task MadeUpSchemas_BothCheckers_AgreeOnEveryValue(string draft)
    {
        var dialect = Enum.Parse<SchemaDialect>(draft, ignoreCase: true);
        var cases = Enumerable.Range(0, Schemas).Select(i => Case(draft, Seed + i)).ToArray();
        var verdicts = await Ajv.JudgeAsync(cases, Cancellation);
        var differing = new List<string>();
        var compared = 0;
        for (var i = 0; i < cases.Length; i++)
        {
            if (verdicts[i] is not { } wanted)
            {
                continue;
            }

            var set = new SchemaSet(cases[i].Schema.ToUtf8(), dialect);
            for (var v = 0; v < wanted.Count; v++)
            {
                compared++;
                if ((set.Check(cases[i].Values[v]).Count == 0) != wanted[v])
                {
                    differing.Add($"seed {Seed + i}: {cases[i].Schema} on {cases[i].Values[v]} should be {wanted[v]}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{draft}: {compared} values compared");
        Assert.True(differing.Count == 0, string.Join('\n', differing.Take(20)));
        Assert.True(compared > Schemas * ValuesOfSchema / 2, $"only {compared} values could be compared");
    }

    private static AjvCase Case(string draft, int seed)
    {
        var dice = new SchemaDice(seed, draft);
        var schema = dice.Root();
        return new AjvCase(draft, schema, [.. Enumerable.Range(0, ValuesOfSchema).Select(_ => dice.Value(3))]);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
