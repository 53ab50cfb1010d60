using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.State;

namespace Mockd.Engine.Compilation;

/// <summary>Finds seeds that share what `unique` keeps for one row, as they are stored: with their defaults.</summary>
internal static class UniqueSeeds
{
    /// <param name="start">The seeded state.</param>
    public static void Check(CompileContext context, TableSet tables, TwinState start)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (config, pointer) in TableCompiler.Entries(context.Config))
        {
            var table = tables.ByName[config.Name];

            // Where keys stand twice, which is reported already, rows and seeds do not go together.
            if (seen.Add(config.Name) && start.Tables[table.Number].Count == table.Seeds.Count)
            {
                Check(context, table, start, pointer);
            }
        }
    }

    private static void Check(CompileContext context, Table table, TwinState start, string pointer)
    {
        var rows = start.Tables[table.Number];
        foreach (var rule in table.Unique)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                // Of two, the later one is told.
                if (rule.FindOther(rows, rows.InOrder[i]) is { } other && other.Sequence < rows.InOrder[i].Sequence)
                {
                    context.Error(
                        DiagnosticCodes.SeedNotUnique,
                        $"{pointer}/seedData/{i}",
                        $"table '{table.Name}' seeds {string.Join(" and ", rule.Names)} twice, here and in seed {rows.PositionOf(other.Sequence) + 1}; `unique` keeps it for one row",
                        "change one of the two rows, or take the entry from `unique`"
                    );
                }
            }
        }
    }
}
