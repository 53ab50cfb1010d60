using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.Inference;

namespace Mockd.Engine.Compilation;

/// <summary>What one description says of tables and bindings, where the file says nothing.</summary>
internal sealed class InferredLayer
{
    private readonly ImportedDescription _import;
    private readonly ILookup<string, BindingConfig> _written;
    private readonly HashSet<string> _tables;
    private readonly Dictionary<string, string> _operations = new(StringComparer.Ordinal);

    /// <param name="written">What the file says.</param>
    public InferredLayer(TwinConfig written, ImportedDescription import)
    {
        _import = import;
        _written = written.Extend.ToLookup(b => b.Mock, StringComparer.Ordinal);
        _tables = [.. written.Tables.Concat(written.StatefulResources).Select(t => t.Name)];
        foreach (var operation in import.Description.Operations)
        {
            var route = $"{operation.Method} {operation.Path}";
            _operations.TryAdd(route, operation.OperationId is { } id ? Spaced(id) : route);
        }
    }

    /// <param name="config">What the file says, with what was inferred of other imports.</param>
    public TwinConfig Lay(TwinConfig config, InferredTwin twin)
    {
        var names = Names(config, twin);
        var extend = config.Extend.ToList();
        var added = new List<TableConfig>();
        var completing = new Dictionary<string, TableConfig>(StringComparer.Ordinal);
        foreach (var table in twin.Served)
        {
            var own = names[table.Name];
            var actions = table.Actions.Where(a => !Written(a).Any()).ToArray();
            if (actions.Length == 0)
            {
                continue;
            }

            extend.AddRange(actions.Select(a => a.Binding with { Table = own }));
            if (_tables.Contains(own))
            {
                completing.TryAdd(own, table.Config);
                continue;
            }

            var schema = table.Config.Schema is { } name ? Spaced(name) : null;
            added.Add(table.Config with { Name = own, Schema = schema });
        }

        TableConfig[] tables =
        [
            .. config.Tables.Select(t => completing.TryGetValue(t.Name, out var more) ? Completed(t, more) : t),
        ];
        return config with
        {
            Tables = [.. tables, .. added.Select(t => Tied(t, names, twin, [.. tables, .. added]))],
            Extend = extend,
        };
    }

    /// <summary>Tables of the file that rows go to already, for some of their operations; else names that no other import has.</summary>
    private Dictionary<string, string> Names(TwinConfig config, InferredTwin twin)
    {
        var taken = config
            .Tables.Select(t => t.Name)
            .Where(n => !_tables.Contains(n))
            .ToHashSet(StringComparer.Ordinal);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in twin.Served)
        {
            var name = table.Actions.SelectMany(Written).Select(b => b.Table).FirstOrDefault() ?? table.Name;
            var free = name;
            for (var i = 2; taken.Contains(free); i++)
            {
                free = $"{name}_{i}";
            }

            names[table.Name] = free;
            if (free != name)
            {
                taken.Add(free);
            }
        }

        return names;
    }

    // A parent that is left out, or whose keys the file makes otherwise, is none: rows need not be there.
    private static TableConfig Tied(
        TableConfig table,
        Dictionary<string, string> names,
        InferredTwin twin,
        TableConfig[] tables
    )
    {
        if (table.Parent is not { } parent)
        {
            return table;
        }

        var depth = twin.Tables.First(t => t.Name == parent).Config.Under.Count;
        var own = names.GetValueOrDefault(parent);
        return Array.Exists(tables, t => t.Name == own && t.Under.Count == depth)
            ? table with
            {
                Parent = own,
            }
            : table with
            {
                Parent = null,
            };
    }

    private IEnumerable<BindingConfig> Written(InferredAction action) =>
        _written[action.Operation].Concat(_written[_operations.GetValueOrDefault(action.Operation, action.Operation)]);

    private string Spaced(string name) => _import.Import.As is { } space ? $"{space}.{name}" : name;

    /// <summary>A written table with what it leaves open.</summary>
    private static TableConfig Completed(TableConfig written, TableConfig inferred) =>
        written with
        {
            IdField = written.IdField == "id" ? inferred.IdField : written.IdField,
            Under = written.Under.Count == 0 && written.ParentField is null ? inferred.Under : written.Under,
            HideId = written.HideId || (inferred.HideId && written.IdField == "id"),
        };
}
