using Mockd.Contracts.Configuration;
using Mockd.Engine.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Inference;

/// <summary>What the operations on a collection's own path do.</summary>
internal static class CollectionActions
{
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
                };
                resource.Add(operation, role, binding, evidence);
            }
        }
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
        Bindings.SchemaNames.Of(schema).Any(n => FieldNames.AreAlike(n, name));
}
