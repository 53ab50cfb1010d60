using Mockd.Contracts.Configuration;
using Mockd.Engine.Imports;
using Mockd.Engine.Inference;

namespace Mockd.Engine.Compilation;

/// <summary>Lays the tables and bindings of one description under a configuration.</summary>
internal sealed class InferredLayer
{
    private readonly TwinConfig _config;
    private readonly string? _space;
    private readonly Dictionary<string, string> _operations = new(StringComparer.Ordinal);
    private readonly ILookup<string, BindingConfig> _written;
    private readonly Dictionary<string, TableConfig> _tables;

    public InferredLayer(TwinConfig config, ImportedDescription import)
    {
        _config = config;
        _space = import.Import.As;
        _written = config.Extend.ToLookup(b => b.Mock, StringComparer.Ordinal);
        _tables = config
            .Tables.Concat(config.StatefulResources)
            .DistinctBy(t => t.Name)
            .ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var operation in import.Description.Operations)
        {
            var route = $"{operation.Method} {operation.Path}";
            _operations.TryAdd(route, operation.OperationId is { } id ? Named(id) : route);
        }
    }

    public TwinConfig Under(InferredTwin twin)
    {
        var tables = _config.Tables.ToList();
        var extend = _config.Extend.ToList();
        var added = new List<TableConfig>();
        foreach (var table in twin.Served)
        {
            InferredAction[] actions = [.. table.Actions.Where(a => !Written(a).Any())];
            if (actions.Length == 0)
            {
                continue;
            }

            // What the file binds already goes to a table of its own; the other operations go there, too.
            var own = table.Actions.SelectMany(Written).Select(b => b.Table).FirstOrDefault() ?? table.Name;
            extend.AddRange(actions.Select(a => a.Binding with { Table = own }));
            if (!_tables.TryGetValue(own, out var there))
            {
                added.Add(table.Config.Schema is { } name ? table.Config with { Schema = Named(name) } : table.Config);
            }
            else if (tables.IndexOf(there) is >= 0 and var at)
            {
                tables[at] = Completed(there, table.Config);
            }
        }

        // A parent that is written by hand keeps its own rules; one that is left out has none.
        var names = added.Select(t => t.Name).Concat(_tables.Keys).ToHashSet(StringComparer.Ordinal);
        tables.AddRange(added.Select(t => t.Parent is { } p && !names.Contains(p) ? t with { Parent = null } : t));
        return _config with { Tables = tables, Extend = extend };
    }

    /// <summary>A written table with what it leaves open.</summary>
    private static TableConfig Completed(TableConfig written, TableConfig inferred) =>
        written with
        {
            IdField = written.IdField == "id" ? inferred.IdField : written.IdField,
            Under = written.Under.Count == 0 && written.ParentField is null ? inferred.Under : written.Under,
            HideId = written.HideId || (inferred.HideId && written.IdField == "id"),
        };

    private string Named(string name) => _space is { } space ? $"{space}.{name}" : name;

    private IEnumerable<BindingConfig> Written(InferredAction action) =>
        _written[action.Operation].Concat(_written[_operations.GetValueOrDefault(action.Operation, action.Operation)]);
}
