using Mockd.Engine.Actions;
using Mockd.Engine.Bindings;
using Mockd.Engine.Expressions;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Compilation;

/// <summary>Finds the fields that tie the rows of a binding to its path.</summary>
internal static class ScopeFields
{
    public static string[] PathParameters(string path) => [.. path.Split('{').Skip(1).Select(p => p.Split('}')[0])];

    /// <summary>What ties rows to the path: the parent field, and described members named like a path parameter.</summary>
    public static List<ScopeField> Of(
        ResolvedBinding resolved,
        Table table,
        RowShape shape,
        KeySource? key,
        IReadOnlyList<KeyValuePair<string, Expression>> where
    )
    {
        var parameters = PathParameters(resolved.Target.Path)
            .Where(p => key is not { IsPath: true } || p != key.Name)
            .ToArray();
        var described = shape.Schema is { } schema ? SchemaNames.Of(schema) : [];
        var parent = table.Settings.ParentField;
        var fields = new List<ScopeField>();
        foreach (var parameter in parameters)
        {
            var field =
                parent is not null && FieldNames.AreAlike(parent, parameter)
                    ? parent
                    : FieldNames.Find(described, parameter);
            if (field is not null && field != shape.OutputName(table.Settings.IdField) && MayBeText(shape, field))
            {
                fields.Add(new ScopeField(shape.StoredName(field), shape.FieldFor(field), parameter, null));
            }
        }

        if (parent is not null && parameters is [.., var closest] && !fields.Exists(f => f.Field == parent))
        {
            fields.Add(new ScopeField(parent, shape.FieldFor(parent), closest, null));
        }

        foreach (var (field, expression) in where)
        {
            fields.Add(new ScopeField(field, shape.FieldFor(field.Split('.')), null, expression));
        }

        return fields;
    }

    // What is described as an object is more than a path can name.
    private static bool MayBeText(RowShape shape, string field) =>
        shape.Schema?.FindProperty(field) is not { } member
        || (SchemaView.Of(member).Possible & ~(SchemaTypes.Object | SchemaTypes.Array | SchemaTypes.Null)) != 0;
}
