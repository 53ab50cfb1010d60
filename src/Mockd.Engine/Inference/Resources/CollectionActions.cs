using Mockd.Contracts.Configuration;
using Mockd.Engine.Bindings;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Inference;

/// <summary>What the operations on a collection's own path do.</summary>
internal static class CollectionActions
{
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    /// <param name="extra">Fields that tie the rows of these operations to their path, where the key does not.</param>
    public static void Read(Resource resource, PathFamily family, IReadOnlyDictionary<string, string> extra)
    {
        var reading = new RowReading(family);
        foreach (var operation in family.OnCollection)
        {
            var found = operation.Method switch
            {
                "GET" => List(resource, reading, operation),
                "POST" => Create(resource, reading, operation),
                "PUT" when !family.OnCollection.Exists(o => o.Method == "POST") => Create(resource, reading, operation),
                _ => null,
            };
            if (found is var (role, action, evidence))
            {
                var binding = new BindingConfig
                {
                    Mock = operation.Name,
                    Table = "",
                    Action = action,
                    Where = extra,
                    Set = role == "create" ? Embedded(resource, operation) : NoFields,
                };
                resource.Add(operation, role, binding, evidence);
            }
        }
    }

    // `owner: {login: …}` of a repository that is created under an owner says who that is.
    private static Dictionary<string, string> Embedded(Resource resource, DescribedOperation operation)
    {
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        var row = resource.Row!;
        var names = SchemaNames.Of(row);
        var parameters = operation.Path.Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            // A part of the key is called as the items' path calls it.
            var parameter = i < resource.Under.Count ? resource.Under[i] : parameters[i];
            if (
                (FieldNames.Find(names, parameter) ?? FieldNames.Find(names, Home.NameOf(parameter))) is not { } name
                || row.FindProperty(name) is not { } property
                || RowReading.IsScalar(property)
            )
            {
                continue;
            }

            string[] members = [.. SchemaNames.Of(property).Where(n => RowReading.IsScalar(property.FindProperty(n)!))];
            var type = operation
                .Operation.Parameters.FirstOrDefault(p => p.In == ParameterLocation.Path && p.Name == parameters[i])
                ?.Schema;
            var isNumber = type is not null && (SchemaView.Of(type).Possible & SchemaTypes.String) == 0;
            var key = RowKey
                .Find(
                    property,
                    parameters[i],
                    Home.NameOf(parameter),
                    isNumber ? SchemaTypes.Integer : SchemaTypes.String
                )
                ?.Name;
            if (key is not null && members.Contains(key, StringComparer.Ordinal))
            {
                set[name] = $"{{\"{key}\": {ResourceFinder.PathValue(parameters[i])}}}";
            }
        }

        return set;
    }

    private static (string, TableAction, Evidence)? List(
        Resource resource,
        RowReading reading,
        DescribedOperation operation
    ) =>
        reading.Listed(operation) is { } row
        && resource.Row is { } own
        && (
            RowReading.Agree(row, own)
            || (resource.Key is { } key && resource.Family.OnItem.Count > 0 && Declares(row, key))
        )
            ? ("list", TableAction.List, new Evidence("list-rows", "GET on the collection answers a list of the rows"))
            : null;

    private static (string, TableAction, Evidence)? Create(
        Resource resource,
        RowReading reading,
        DescribedOperation operation
    )
    {
        // What stands before the key must be in the path.
        if (
            resource.Row is not { } row
            || operation.TakesNoObject
            || operation.Path.Parameters.Count < resource.Under.Count
        )
        {
            return null;
        }

        var one = reading.One(operation);
        if (RowReading.Agree(one, row))
        {
            return (
                "create",
                TableAction.Create,
                new Evidence("create-row", $"{operation.Method} on the collection answers a row")
            );
        }

        if (
            one is not null
            && resource is { Key: { } key, KeyIn: null }
            && Declares(one, key)
            && reading.Listed(operation) is null
        )
        {
            return (
                "create",
                TableAction.Create,
                new Evidence("create-key", $"{operation.Method} on the collection answers the key '{key}' of a row")
            );
        }

        return one is null && operation.Answer is null && RowReading.Agree(operation.Request, row)
            ? (
                "create",
                TableAction.Create,
                new Evidence("create-body", $"{operation.Method} on the collection takes a row")
            )
            : null;
    }

    private static bool Declares(Schema schema, string name) =>
        SchemaNames.Of(schema).Any(n => FieldNames.AreAlike(n, name));
}
