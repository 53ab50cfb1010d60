using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation;

/// <summary>Tells each table which fields of others name its rows.</summary>
internal static class ReferenceCompiler
{
    public static void Attach(CompileContext context, TableSet tables)
    {
        var found = new List<(Table Named, Reference Reference)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (config, pointer) in TableCompiler.Entries(context.Config))
        {
            // A second table of one name is reported already.
            if (!seen.Add(config.Name))
            {
                continue;
            }

            foreach (var (field, reference) in config.References)
            {
                var below = SourceMap.Below(pointer + "/references", field);
                if (Target(context, tables, config, field, reference, below) is { } named)
                {
                    found.Add((named, new Reference(tables.ByName[config.Name], field, reference.OnDelete)));
                }
            }
        }

        foreach (var (config, pointer) in TableCompiler.Entries(context.Config).Where(e => e.Config.Parent is not null))
        {
            if (AttachParent(context, tables, config, pointer) is { } parent)
            {
                found.Add((parent, new Reference(tables.ByName[config.Name], parent.Settings.Depth + 1)));
            }
        }

        foreach (var group in found.Where(f => f.Reference.OnDelete != DeleteRule.Ignore).GroupBy(f => f.Named))
        {
            group.Key.NamedBy = [.. group.Select(f => f.Reference)];
        }
    }

    /// <summary>The table whose rows those of this one stand under; null after an error was added.</summary>
    private static Table? AttachParent(CompileContext context, TableSet tables, TableConfig config, string pointer)
    {
        var table = tables.ByName[config.Name];
        if (!tables.ByName.TryGetValue(config.Parent!, out var parent))
        {
            context.Error(
                DiagnosticCodes.RelationToMissingTable,
                pointer + "/parent",
                $"table '{config.Name}' stands under table '{config.Parent}', which does not exist",
                NearestName.Hint(config.Parent!, tables.ByName.Keys)
            );
            return null;
        }

        if (parent.Settings.Depth > table.Settings.Depth || ReferenceEquals(parent, table))
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                pointer + "/parent",
                ReferenceEquals(parent, table)
                    ? $"rows of table '{config.Name}' cannot stand under rows of the same table"
                    : $"`under` of table '{config.Name}' names {table.Settings.Depth} path parameters, and keys of '{config.Parent}' have {parent.Settings.Depth + 1} parts",
                ReferenceEquals(parent, table)
                    ? "name the table that the path parameters in front of the key lead to"
                    : "name in `under` all path parameters that lead to the parent row"
            );
            return null;
        }

        table.Parent = parent;
        return parent;
    }

    /// <summary>The table that a field refers to; null after an error was added.</summary>
    private static Table? Target(
        CompileContext context,
        TableSet tables,
        TableConfig config,
        string field,
        ReferenceConfig reference,
        string pointer
    )
    {
        if (field == config.IdField && reference.OnDelete == DeleteRule.SetNull)
        {
            context.Error(
                DiagnosticCodes.ValueOutOfRange,
                pointer + "/onDelete",
                $"'{field}' is the key of table '{config.Name}' and cannot become null",
                "write cascade, restrict or ignore"
            );
        }

        if (tables.ByName.TryGetValue(reference.Table, out var named))
        {
            return named;
        }

        context.Error(
            DiagnosticCodes.RelationToMissingTable,
            pointer,
            $"reference '{field}' of table '{config.Name}' names table '{reference.Table}', which does not exist",
            NearestName.Hint(reference.Table, tables.ByName.Keys)
                ?? $"tables are: {string.Join(", ", tables.All.Select(t => t.Name))}"
        );
        return null;
    }
}
