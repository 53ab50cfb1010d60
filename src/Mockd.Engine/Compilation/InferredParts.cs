using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.Inference;

namespace Mockd.Engine.Compilation;

/// <summary>
/// Lays what descriptions say of tables and bindings under what the file says (design decision D13): written entries win, for
/// each table and each operation.
/// </summary>
internal static class InferredParts
{
    /// <summary>The configuration with what was inferred, and what was inferred of each import that asks for it.</summary>
    public static (TwinConfig Config, IReadOnlyList<InferredImport> Found) Add(
        TwinConfig config,
        IReadOnlyList<ImportedDescription> imports
    )
    {
        var found = new List<InferredImport>();
        foreach (var import in imports.Where(i => i.Import.Infer is { Enabled: true }))
        {
            var twin = Chosen(TwinInference.Of(import.Description), import.Import.Infer!);
            found.Add(new InferredImport(import.Name, import.Import.As, twin));
            config = Lay(config, import, twin);
        }

        return (config, found);
    }

    private static InferredTwin Chosen(InferredTwin twin, InferConfig infer) =>
        twin with
        {
            Tables =
            [
                .. twin.Tables.Select(t =>
                    t.Withheld is not null ? t
                    : t.Confidence < infer.MinConfidence
                        ? t with
                        {
                            Withheld = $"confidence {t.Confidence} is below {infer.MinConfidence}",
                        }
                    : t with { Actions = [.. t.Actions.Where(a => IsChosen(t, a, infer))] }
                ),
            ],
        };

    private static bool IsChosen(InferredTable table, InferredAction action, InferConfig infer) =>
        (infer.Include.Count == 0 || infer.Include.Any(n => Names(n, table, action)))
        && !infer.Exclude.Any(n => Names(n, table, action));

    private static bool Names(string name, InferredTable table, InferredAction action)
    {
        if (name == table.Name || name == action.Operation)
        {
            return true;
        }

        var path = action.Operation[(action.Operation.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        return name.StartsWith('/')
            && (path == name || path.StartsWith(name.TrimEnd('/') + "/", StringComparison.Ordinal));
    }

    private static TwinConfig Lay(TwinConfig config, ImportedDescription import, InferredTwin twin)
    {
        var operations = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var operation in import.Description.Operations)
        {
            var route = $"{operation.Method} {operation.Path}";
            operations.TryAdd(
                route,
                operation.OperationId is not { } id ? route
                    : import.Import.As is { } space ? $"{space}.{id}"
                    : id
            );
        }

        var written = config.Extend.ToLookup(b => b.Mock, StringComparer.Ordinal);
        var tables = config.Tables.Concat(config.StatefulResources).ToDictionary(t => t.Name, StringComparer.Ordinal);
        var extend = config.Extend.ToList();
        var added = new List<TableConfig>();
        foreach (var table in twin.Served)
        {
            var actions = table.Actions.Where(a => !IsWritten(a.Operation)).ToArray();

            // What the file binds already goes to a table of its own; the other operations go there, too.
            var own = table.Actions.SelectMany(Written).Select(b => b.Table).FirstOrDefault() ?? table.Name;
            if (actions.Length == 0)
            {
                continue;
            }

            extend.AddRange(actions.Select(a => a.Binding with { Table = own }));
            if (tables.TryGetValue(own, out var there))
            {
                config = config with
                {
                    Tables = [.. config.Tables.Select(t => ReferenceEquals(t, there) ? Completed(t, table.Config) : t)],
                };
            }
            else
            {
                var schema =
                    table.Config.Schema is { } name && import.Import.As is { } space
                        ? $"{space}.{name}"
                        : table.Config.Schema;
                added.Add(table.Config with { Schema = schema });
            }
        }

        // A parent that is written by hand, or left out, keeps its own rules.
        var names = added.Select(t => t.Name).Concat(tables.Keys).ToHashSet(StringComparer.Ordinal);
        return config with
        {
            Tables =
            [
                .. config.Tables,
                .. added.Select(t => t.Parent is { } p && !names.Contains(p) ? t with { Parent = null } : t),
            ],
            Extend = extend,
        };

        bool IsWritten(string route) =>
            written.Contains(route) || written.Contains(operations.GetValueOrDefault(route, route));

        IEnumerable<BindingConfig> Written(InferredAction action) =>
            written[action.Operation].Concat(written[operations.GetValueOrDefault(action.Operation, action.Operation)]);
    }

    /// <summary>A written table with what it leaves open.</summary>
    private static TableConfig Completed(TableConfig written, TableConfig inferred) =>
        written with
        {
            IdField = written.IdField == "id" ? inferred.IdField : written.IdField,
            Under = written.Under.Count == 0 && written.ParentField is null ? inferred.Under : written.Under,
            HideId = written.HideId || (inferred.HideId && written.IdField == "id"),
        };
}
