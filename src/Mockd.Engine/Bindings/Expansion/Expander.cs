using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Bindings;

/// <summary>Replaces ids by the rows they name where the caller asks for it.</summary>
internal sealed class Expander
{
    private readonly RowShape _shape;
    private readonly string? _listField;
    private readonly string _parameter;
    private readonly ExpandParameters _parameters;
    private readonly DescribedRelations _described;
    private readonly bool _isDescribed;
    private readonly int _maxDepth;
    private readonly FailureTemplate? _unknown;

    /// <param name="listField">Member of a list that holds its rows; null where one row is answered.</param>
    /// <param name="described">What the operation declares; what the configuration names counts anyhow.</param>
    public Expander(ExpandConfig config, ExpandParameters described, RowShape shape, string? listField, ulong seed)
    {
        _parameters = ExpandParameters.Named(config.Parameter).And(described);
        _described = new DescribedRelations(seed);
        _isDescribed = !described.IsEmpty;
        _shape = shape;
        _listField = listField;
        _parameter = config.Parameter;
        _maxDepth = config.MaxDepth;
        _unknown = config.Unknown is { } unknown ? FailureTemplates.Of(unknown) : null;
    }

    /// <summary>What the request asks to expand; null when nothing.</summary>
    public (ExpandTree? Tree, Failure? Failure) Read(OperationCall call)
    {
        if (_parameters.Read(call) is not { } paths)
        {
            return (null, null);
        }

        var tree = new ExpandTree();
        foreach (var path in paths.Where(p => p.Length > 0))
        {
            var parts = path.Split('.');
            if (parts.Length > _maxDepth + (parts[0] == _listField ? 1 : 0))
            {
                return (
                    null,
                    Unknown(call, path)
                        ?? Failure.Invalid($"Cannot expand {path}: at most {_maxDepth} levels.", _parameter)
                );
            }

            if (_unknown is not null && !IsKnown(_shape, parts[0] == _listField ? parts.AsSpan(1) : parts))
            {
                return (null, Unknown(call, path));
            }

            tree.Add(parts);
        }

        return (tree, null);
    }

    /// <summary>The part of the tree that concerns the rows of a list.</summary>
    public ExpandTree? ForRows(ExpandTree? tree) =>
        tree is null || _listField is null ? tree
        : tree.Children.TryGetValue(_listField, out var rows) ? rows
        // Without a configuration nobody says that the list has to be named.
        : _isDescribed ? tree
        : null;

    public JsonObject Expand(RowShape shape, Row row, TwinState state, ExpandTree tree) =>
        Expand(shape, row, state, tree, shape.Shape(row, state), "");

    /// <summary>Expands the members of a row, or of an object in it whose path is <paramref name="prefix"/>.</summary>
    private JsonObject Expand(
        RowShape shape,
        Row row,
        TwinState state,
        ExpandTree tree,
        JsonObject members,
        string prefix
    )
    {
        foreach (var (name, inner) in tree.Children)
        {
            var path = prefix + name;
            if (_described.Find(shape, path) is { } relation)
            {
                if (Expanded(shape, relation, row, state, inner) is { } expanded)
                {
                    members = members.With(name, expanded);
                }
            }
            else if (members[name] is JsonObject below && HasRelationsIn(shape, path))
            {
                members = members.With(name, Expand(shape, row, state, inner, below, path + "."));
            }
            else if (
                prefix.Length == 0
                && _described.Made(shape, name, members[name], inner, row.CreatedAt) is { } made
            )
            {
                members = members.With(name, made);
            }
        }

        return members;
    }

    /// <summary>
    /// Each part leads to a relation, or is a member that holds objects or that only the configuration knows; what is behind
    /// such a member is not looked at.
    /// </summary>
    private static bool IsKnown(RowShape shape, ReadOnlySpan<string> path, string prefix = "")
    {
        if (path.IsEmpty)
        {
            return true;
        }

        var name = prefix + path[0];
        var rest = path[1..];
        if (shape.Relations.FirstOrDefault(r => shape.OutputName(r.Field) == name) is { } relation)
        {
            return IsKnown(shape.Shapes[relation.Table], relation.Many && rest is ["data", ..] ? rest[1..] : rest);
        }

        return prefix.Length == 0 && shape.Schema?.FindProperty(name) is { } member ? SchemaNames.Of(member).Count > 0
            : HasRelationsIn(shape, name) ? IsKnown(shape, rest, name + ".")
            : prefix.Length == 0 && shape.OwnMembers.Contains(name);
    }

    private Failure? Unknown(OperationCall call, string path) =>
        _unknown?.Evaluate(new Scope(call.Scope()).Set("path", path));

    private JsonValue? Expanded(RowShape shape, Relation relation, Row row, TwinState state, ExpandTree inner)
    {
        var target = shape.Shapes[relation.Table];
        if (!relation.Many)
        {
            return relation.Source.Read(row) is { } value
                ? ExpandKeys(shape, relation, target, value, state, inner)
                : null;
        }

        var rows = shape.RelatedRows(relation, row, state);
        var below = inner.Children.GetValueOrDefault("data") ?? inner;
        var items = JsonArray.Of(rows.Select(r => (JsonValue)Expand(target, r, state, below)));
        return shape.Listed(relation.Field, items, row, state);
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

    // Relations exist of members of the object at this path.
    private static bool HasRelationsIn(RowShape shape, string path) =>
        shape.Relations.Any(r =>
            r.Field.Length > path.Length + 1
            && r.Field[path.Length] == '.'
            && r.Field.StartsWith(path, StringComparison.Ordinal)
        );
}
