using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Replaces ids by the rows they name where the caller asks for it.</summary>
public sealed class Expander(ExpandConfig config, string? listField)
{
    private readonly FailureTemplate? _unknown = config.Unknown is { } u ? FailureTemplates.Of(u) : null;

    /// <summary>What the request asks to expand; null when nothing.</summary>
    public (ExpandTree? Tree, Failure? Failure) Read(OperationCall call)
    {
        var paths = new List<string>();
        if (call.Request.RawQuery.Contains(config.Parameter, StringComparison.Ordinal))
        {
            paths.AddRange(call.Request.Query.Pairs.Where(p => IsParameter(p.Key)).SelectMany(p => p.Value.Split(',')));
        }

        if (call.Body[config.Parameter] is { } value)
        {
            paths.AddRange(
                value is JsonArray array ? array.Select(v => v.ToPlainText()) : value.ToPlainText().Split(',')
            );
        }

        if (paths.Count == 0)
        {
            return (null, null);
        }

        var tree = new ExpandTree();
        foreach (var path in paths.Where(p => p.Length > 0))
        {
            var parts = path.Split('.');
            if (parts.Length > config.MaxDepth + (parts[0] == listField ? 1 : 0))
            {
                return (
                    null,
                    Unknown(call, path)
                        ?? Failure.Invalid($"Cannot expand {path}: at most {config.MaxDepth} levels.", config.Parameter)
                );
            }

            tree.Add(parts);
        }

        return (tree, null);
    }

    /// <summary>The part of the tree that concerns the rows of a list.</summary>
    public ExpandTree? ForRows(ExpandTree? tree) =>
        tree is null || listField is null ? tree : tree.Children.GetValueOrDefault(listField);

    public JsonObject Expand(RowShape shape, Row row, TwinState state, ExpandTree tree)
    {
        var shaped = shape.Shape(row, state);
        foreach (var (name, inner) in tree.Children)
        {
            if (shape.Relations.FirstOrDefault(r => shape.OutputName(r.Field) == name) is { } relation)
            {
                shaped = ExpandRelation(shape, relation, row, shaped, state, inner);
            }
        }

        return shaped;
    }

    private bool IsParameter(string name) =>
        name == config.Parameter
        || (
            name.Length > config.Parameter.Length
            && name.StartsWith(config.Parameter, StringComparison.Ordinal)
            && name[config.Parameter.Length] == '['
        );

    private Failure? Unknown(OperationCall call, string path) => _unknown?.Evaluate(call.Scope().Set("path", path));

    private JsonObject ExpandRelation(
        RowShape shape,
        Relation relation,
        Row row,
        JsonObject shaped,
        TwinState state,
        ExpandTree inner
    )
    {
        var name = shape.OutputName(relation.Field);
        var target = shape.Shapes[relation.Table];
        if (!relation.Many)
        {
            return
                row.Fields[relation.Field] is { } value
                && ExpandKeys(shape, relation, target, value, state, inner) is { } expanded
                ? shaped.With(name, expanded)
                : shaped;
        }

        var rows = shape.RelatedRows(relation, row, state);
        var below = inner.Children.GetValueOrDefault("data") ?? inner;
        var items = JsonArray.Of(rows.Select(r => (JsonValue)Expand(target, r, state, below)));
        return shaped.With(
            name,
            shaped[name] is JsonObject list && list.Contains("data") ? list.With("data", items) : items
        );
    }

    private JsonValue? ExpandKeys(
        RowShape shape,
        Relation relation,
        RowShape target,
        JsonValue value,
        TwinState state,
        ExpandTree inner
    ) =>
        value switch
        {
            JsonArray keys => JsonArray.Of(keys.Select(k => ExpandKeys(shape, relation, target, k, state, inner) ?? k)),
            JsonText or JsonNumber => shape.FindRelated(relation, value.ToPlainText(), state) is { } found
                ? Expand(target, found, state, inner)
                : null,
            _ => null,
        };
}
