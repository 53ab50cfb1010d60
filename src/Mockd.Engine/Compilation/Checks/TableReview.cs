using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.Json;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Compilation.Checks;

/// <summary>Settings of tables that have no effect, or another one than anybody means.</summary>
internal static class TableReview
{
    public static void Run(CompileContext context, TableSet tables, IReadOnlyList<ResolvedBinding> bindings)
    {
        foreach (var (config, pointer) in TableCompiler.Entries(context.Config))
        {
            CheckKeys(context, config, pointer);
            CheckNames(context, config.Response?.Fields, pointer + "/response/fields");
            if (config.ParentField is { } parent && tables.ByName.TryGetValue(config.Name, out var table))
            {
                var own = bindings.Where(b => b.Config.Table == config.Name).ToArray();
                CheckParent(context, table, config, own, pointer + "/parentField", parent);
            }
        }

        CheckNames(context, context.Config.Response?.Fields, "/response/fields");
    }

    private static void CheckKeys(CompileContext context, TableConfig config, string pointer)
    {
        var strategy = config.IdStrategy ?? IdStrategy.Prefix;
        var written = strategy.ToString().ToLowerInvariant();
        if (config.IdPrefix is not null && strategy != IdStrategy.Prefix)
        {
            context.Warn(
                DiagnosticCodes.SettingWithoutEffect,
                pointer + "/idPrefix",
                $"keys of strategy '{written}' have no prefix",
                "write idStrategy: prefix"
            );
        }

        var isMade = strategy is IdStrategy.Prefix or IdStrategy.Short or IdStrategy.Nanoid;
        foreach (
            var (key, isGiven) in new[]
            {
                ("idLength", config.IdLength is not null),
                ("idAlphabet", config.IdAlphabet is not null),
            }
        )
        {
            if (isGiven && !isMade)
            {
                context.Warn(
                    DiagnosticCodes.SettingWithoutEffect,
                    $"{pointer}/{key}",
                    $"keys of strategy '{written}' always look the same; `{key}` has no effect",
                    "use prefix, short or nanoid"
                );
            }
        }
    }

    private static void CheckNames(CompileContext context, FieldsConfig? fields, string pointer)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (from, to) in fields?.Rename ?? new Dictionary<string, string>())
        {
            if (!taken.TryAdd(to, from))
            {
                context.Error(
                    DiagnosticCodes.ContradictingKeys,
                    SourceMap.Below(pointer + "/rename", from),
                    $"'{taken[to]}' is renamed to '{to}' already",
                    "two members cannot have one name"
                );
            }
        }
    }

    private static void CheckParent(
        CompileContext context,
        Table table,
        TableConfig config,
        ResolvedBinding[] bindings,
        string pointer,
        string parent
    )
    {
        var parameters = bindings.SelectMany(b => PathParameters(b.Target.Path)).Distinct().ToArray();
        var members = config.SeedData.SelectMany(row => row.Names).Concat(config.Defaults.Names).Distinct().ToArray();
        var described = table.Shape.Schema is { } schema ? SchemaNames.Of(schema) : [];
        var known = described
            .Concat(members)
            .Concat(config.References.Keys)
            .Concat(config.Relationships.Keys)
            .ToArray();
        if (
            known.Length == 0
            || known.Contains(table.Shape.OutputName(parent))
            || known.Concat(parameters).Any(name => FieldNames.AreAlike(name, parent))
        )
        {
            return;
        }

        context.Warn(
            DiagnosticCodes.UnknownParentField,
            pointer,
            $"rows of table '{config.Name}' have no field '{parent}', and no path has such a parameter",
            NearestName.Hint(parent, known.Concat(parameters))
        );
    }

    private static IEnumerable<string> PathParameters(string path) =>
        path.Split('{').Skip(1).Select(p => p.Split('}')[0]);
}
