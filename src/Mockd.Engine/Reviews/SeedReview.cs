using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Contracts.Json;
using Mockd.Engine.Actions;
using Mockd.Engine.Expressions;
using Mockd.Engine.Reading;
using Mockd.Engine.Schemas;
using Mockd.Engine.State;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Reviews;

/// <summary>
/// Seeds that are answered otherwise than the operations of their table describe. It reads schemas, which a start does not
/// do (design decision D10).
/// </summary>
public static class SeedReview
{
    private const int MostWarnings = 100;

    public static IReadOnlyList<Diagnostic> Run(ConfigFile file, Twin twin)
    {
        var found = new List<Diagnostic>();
        var tables = file
            .Config.Tables.Select((t, i) => (t, $"/tables/{i}"))
            .Concat(file.Config.StatefulResources.Select((t, i) => (t, $"/statefulResources/{i}")));
        foreach (var (config, pointer) in tables)
        {
            if (
                config.SeedData.Count > 0
                && twin.Tables.ByName.GetValueOrDefault(config.Name) is { Shape.Schema: { } schema } table
            )
            {
                Review(file, config, pointer, table, schema, twin.Start, found);
            }
        }

        return found;
    }

    private static void Review(
        ConfigFile file,
        TableConfig config,
        string pointer,
        Table table,
        OpenApi.Schema schema,
        TwinState state,
        List<Diagnostic> found
    )
    {
        var rows = state.Tables[table.Number].InOrder.OrderBy(r => r.Sequence).ToArray();
        for (var i = 0; i < rows.Length && rows.Length == config.SeedData.Count && found.Count < MostWarnings; i++)
        {
            if (Answered(table, rows[i], state) is not { } answer)
            {
                continue;
            }

            var own = config.SeedData[i].ToDictionary(m => table.Shape.OutputName(m.Key), m => m.Key);
            foreach (var violation in SchemaChecker.Check(schema, answer, isRequest: false))
            {
                // What the seed does not say is made up by the twin, and no mistake of the seed.
                if (
                    violation.Pointer.Split('/') is [_, var top, ..]
                    && own.TryGetValue(top, out var member)
                    && !IsRightElsewhere(table, schema, answer, top)
                )
                {
                    found.Add(
                        Diagnostic.Warning(
                            DiagnosticCodes.SeedUnlikeDescription,
                            file.Map.At(SourceMap.Below($"{pointer}/seedData/{i}", member)),
                            $"a seed of table '{config.Name}' is not answered as described: {violation.Pointer[1..].Replace('/', '.')} {violation.Message}",
                            "correct the seed"
                        )
                    );
                }
            }
        }
    }

    // Operations of one table may contradict each other: what one of them describes is no mistake of the seed.
    private static bool IsRightElsewhere(Table table, OpenApi.Schema schema, JsonObject answer, string member) =>
        table
            .Descriptions()
            .Where(other => !ReferenceEquals(other, schema) && other.FindProperty(member) is not null)
            .Any(other =>
                SchemaChecker
                    .Check(other, answer, isRequest: false)
                    .All(v => v.Pointer.Split('/') is not [_, var top, ..] || top != member)
            );

    // A template that fails is told elsewhere.
    private static JsonObject? Answered(Table table, Tables.Row row, TwinState state)
    {
        try
        {
            return table.Shape.Shape(row, state);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }
}
