using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Inference;

/// <summary>Finds things of which there is one for each parent, or one in all.</summary>
internal static class SingleFinder
{
    /// <summary>Null where the operations on a path speak of something else.</summary>
    public static Resource? Find(PathFamily family, IReadOnlyList<DescribedOperation> operations, RowReading reading) =>
        Home.IsPlural(family.Word) && operations.Any(o => o.Method is "POST" || o.AnswersNothing) ? null
        : family.Ancestors.Count > 0 && ResourceFinder.IsMembership(operations) ? Membership(family, operations)
        : Settings(family, operations, reading);

    // `PUT` and `DELETE /gists/{id}/star`.
    private static Resource Membership(PathFamily family, IReadOnlyList<DescribedOperation> operations)
    {
        var resource = new Resource(family) { IsSingle = true, Under = [.. family.Ancestors.SkipLast(1)] };
        ItemActions.ReadMembership(resource, operations);
        return resource;
    }

    // `GET` and `PUT` of one thing that nobody names: the settings of a user, the account of the caller.
    private static Resource? Settings(
        PathFamily family,
        IReadOnlyList<DescribedOperation> operations,
        RowReading reading
    )
    {
        var get = operations.FirstOrDefault(o => o.Method == "GET");
        var change = operations.FirstOrDefault(o => o.Method is "PUT" or "PATCH" or "POST");
        if (
            get is null
            || change is null
            || reading.Listed(get) is not null
            || reading.One(get) is not { } row
            || !(RowReading.Agree(reading.One(change), row) || RowReading.Agree(change.Request, row))
        )
        {
            return null;
        }

        var resource = new Resource(family)
        {
            Row = row,
            IsSingle = true,
            Under = [.. family.Ancestors.SkipLast(1)],
        };
        var evidence = new Evidence("single", $"{family.Prefix} answers and changes one thing");
        foreach (var operation in operations)
        {
            var (role, action) = operation.Method switch
            {
                "GET" => ("get", TableAction.Get),
                "PUT" => ("update", TableAction.Update),
                "DELETE" => ("delete", TableAction.Delete),
                "POST" when operations.Any(o => o.Method is "PUT" or "PATCH") => ("upsert", TableAction.Patch),
                _ => ("update", TableAction.Patch),
            };
            var binding = new BindingConfig
            {
                Mock = operation.Name,
                Table = "",
                Action = action,
                Missing = MissingMode.Vivify,
                Key = family.Ancestors.Count == 0 ? "only" : null,
            };
            resource.Add(operation, role, binding, evidence);
        }

        resource.Evidence.Add(evidence);
        return resource;
    }
}
