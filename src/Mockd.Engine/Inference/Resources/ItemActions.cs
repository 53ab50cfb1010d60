using System.Text.RegularExpressions;
using Mockd.Contracts.Configuration;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>What the operations on the path of one item do.</summary>
internal static partial class ItemActions
{
    private static readonly IReadOnlyDictionary<string, string> NoFields = new Dictionary<string, string>();

    public static void Read(Resource resource, PathFamily family) => Read(resource, family, NoFields, null);

    /// <param name="fields">What ties the rows to further parameters of the path.</param>
    /// <param name="by">Property that these paths name rows by, where it is not the key.</param>
    public static void Read(
        Resource resource,
        PathFamily family,
        IReadOnlyDictionary<string, string> fields,
        string? by
    )
    {
        var before = resource.Actions.Count;
        ReadPlain(resource, family);
        if (fields.Count > 0 || by is not null)
        {
            resource.Change(before, b => b with { Where = fields, By = by });
        }
    }

    private static void ReadPlain(Resource resource, PathFamily family)
    {
        if (resource.Row is null)
        {
            ReadMembership(resource, family.OnItem);
            return;
        }

        var reading = new RowReading(family);
        foreach (
            var operation in family
                .OnItem.Where(o => o.Method is "GET" or "DELETE" || !o.TakesNoObject)
                .OrderBy(o => o.Method == "POST" ? 0 : 1)
        )
        {
            var answersRow = !reading.AnswersList(operation) && RowReading.Agree(reading.One(operation), resource.Row);
            if (operation.Method is "GET" or "POST" ? answersRow : Changes(resource, reading, operation))
            {
                Read(resource, family, reading, operation);
            }
        }
    }

    private static void Read(Resource resource, PathFamily family, RowReading reading, DescribedOperation operation)
    {
        switch (operation.Method)
        {
            case "GET":
                var got = new Evidence("item-get", "GET on the item answers a row");
                resource.Add(operation, "get", TableAction.Get, got);
                break;
            case "PUT":
                Put(resource, operation);
                break;
            case "PATCH":
                var patched = new Evidence("item-patch", "PATCH on the item takes or answers a row");
                resource.Add(operation, "update", TableAction.Patch, patched);
                break;
            case "POST":
                Post(resource, family, operation);
                break;
            case "DELETE":
                Delete(resource, reading, operation);
                break;
        }
    }

    private static bool Changes(Resource resource, RowReading reading, DescribedOperation operation) =>
        operation.Method is "PUT" or "DELETE"
        || reading.One(operation) is not { } one
        || RowReading.Agree(one, resource.Row)
        || RowReading.Agree(operation.Request, resource.Row);

    private static void Put(Resource resource, DescribedOperation operation)
    {
        if (resource.Creates)
        {
            resource.Add(
                operation,
                "update",
                TableAction.Update,
                new Evidence("item-put", "PUT on the item takes or answers a row")
            );
            return;
        }

        resource.Add(
            operation,
            "upsert",
            Upsert(operation),
            new Evidence("item-upsert", "nothing else creates rows, so PUT on the item does")
        );
    }

    private static void Post(Resource resource, PathFamily family, DescribedOperation operation)
    {
        var isChosen =
            resource.Key is null || NameWords.Joined(resource.Key) is not ("id" or "sid" or "uuid" or "guid" or "gid");
        if (!resource.Creates && isChosen && family.OnItem.Exists(o => o.Method is "PUT" or "PATCH"))
        {
            var seen = new Evidence("item-create", "POST on the item creates it, and something else changes it");
            resource.Add(operation, "create", CreateWithKey(resource, operation), seen);
        }
        else if (resource.Creates || (!isChosen && IsGot(family)))
        {
            var seen = new Evidence("item-post", "POST on the item answers a row");
            resource.Add(operation, "update", TableAction.Patch, seen);
        }
        else if (IsGot(family))
        {
            var seen = new Evidence("item-upsert", "nothing else creates rows, so POST on the item does");
            resource.Add(operation, "upsert", Upsert(operation) with { Action = TableAction.Patch }, seen);
        }
    }

    private static bool IsGot(PathFamily family) => family.OnItem.Exists(o => o.Method is "GET");

    private static BindingConfig CreateWithKey(Resource resource, DescribedOperation operation) =>
        new()
        {
            Mock = operation.Name,
            Table = "",
            Action = TableAction.Create,
            Set = new Dictionary<string, string>
            {
                [resource.Key ?? "id"] = ResourceFinder.PathValue(operation.Path.Parameters[^1]),
            },
        };

    private static BindingConfig Upsert(DescribedOperation operation) =>
        new()
        {
            Mock = operation.Name,
            Table = "",
            Action = TableAction.Update,
            Missing = MissingMode.Vivify,
        };

    // `DELETE /subscriptions/{id}` that says it cancels, and answers the row, leaves it there in another state.
    private static void Delete(Resource resource, RowReading reading, DescribedOperation operation)
    {
        var said = EndingWord()
            .Match(
                NameWords.Joined(operation.Operation.OperationId ?? "")
                    + " "
                    + operation.Operation.Summary?.ToLowerInvariant()
            );
        if (
            said.Success
            && RowReading.Agree(reading.One(operation), resource.Row)
            && RowVerbs.Of(said.Groups[1].Value, resource.Row!) is { } effect
        )
        {
            var binding = new BindingConfig
            {
                Mock = operation.Name,
                Table = "",
                Action = TableAction.Patch,
                Set = effect.Set,
            };
            resource.Add(
                operation,
                "verb",
                binding,
                new Evidence("delete-ends", "DELETE answers the row and says that it ends it"),
                effect.Evidence
            );
            return;
        }

        resource.Add(operation, "delete", TableAction.Delete, new Evidence("item-delete", "DELETE on the item"));
    }

    /// <summary>Nothing is said of the row but that it is there: stars, members, bans.</summary>
    public static void ReadMembership(Resource resource, IEnumerable<DescribedOperation> operations)
    {
        var evidence = new Evidence("membership", "PUT and DELETE answer nothing: a row is there or not");
        foreach (var operation in operations)
        {
            switch (operation.Method)
            {
                case "GET" when operation.AnswersNothing:
                    resource.Add(operation, "exists", TableAction.Get, evidence);
                    break;
                case "PUT":
                    resource.Add(operation, "attach", Upsert(operation), evidence);
                    break;
                case "DELETE":
                    resource.Add(operation, "detach", TableAction.Delete, evidence);
                    break;
            }
        }
    }

    [GeneratedRegex(@"\b(cancel|revoke|archive|deactivate|void|suspend|close|terminate|expire)(?:s|es|d|ed)?\b")]
    private static partial Regex EndingWord();
}
