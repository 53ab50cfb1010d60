using Mockd.Contracts.Configuration;
using Mockd.Engine.Bindings;
using Mockd.Engine.Vocabulary;

namespace Mockd.Engine.Inference;

/// <summary>What stands one step behind an item: verbs.</summary>
internal static class BehindActions
{
    // What is made of a row, or of many, is another thing.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "copy",
        "duplicate",
        "clone",
        "fork",
        "preview",
        "test",
        "search",
        "export",
        "download",
        "render",
        "validate",
        "check",
        "count",
    };

    /// <returns>The operations that are verbs of the resource.</returns>
    public static IEnumerable<DescribedOperation> Read(Resource resource, IEnumerable<DescribedOperation> operations)
    {
        if (resource.Row is not { } row)
        {
            yield break;
        }

        var reading = new RowReading(resource.Family);
        DescribedOperation[] all = [.. operations];
        foreach (var operation in all)
        {
            var word = operation.Path.Parts[^1].Word;
            var verb = operation.Method == "DELETE" ? "un" + word : word;
            if (operation.Method == "HEAD" || Others.Contains(word.ToLowerInvariant()))
            {
                continue;
            }

            var one = reading.AnswersList(operation) ? null : reading.One(operation);
            var isRow = one is not null && RowPlaces.IsSame(one, row);
            var get = all.FirstOrDefault(o => o.Method == "GET" && o.Path.Whole == operation.Path.Whole);
            var isThing = get is not null && !RowReading.Agree(reading.One(get), row);
            if (!isThing && (View(resource, operation, isRow, get) || Verb(resource, operation, verb, isRow)))
            {
                yield return operation;
            }
        }
    }

    // `/pods/{name}/status` gets and changes the pod, seen from one side.
    private static bool View(Resource resource, DescribedOperation operation, bool isRow, DescribedOperation? get)
    {
        if (
            !isRow
            || get is null
            || operation.Method is not ("GET" or "PUT" or "PATCH")
            || RowVerbs.Of(operation.Path.Parts[^1].Word, resource.Row!) is not null
        )
        {
            return false;
        }

        var evidence = new Evidence(
            "view",
            $"{operation.Method} one step behind the item takes and answers the whole row"
        );
        resource.Add(
            operation,
            operation.Method == "GET" ? "get" : "update",
            operation.Method == "GET" ? TableAction.Get : TableAction.Patch,
            evidence
        );
        return true;
    }

    private static bool Verb(Resource resource, DescribedOperation operation, string verb, bool answersRow)
    {
        if (operation.Method == "GET" || (!answersRow && operation.Answer is not null))
        {
            return false;
        }

        var effect = RowVerbs.Of(verb, resource.Row!);
        if (effect is null && (!answersRow || operation.Method == "DELETE"))
        {
            return false;
        }

        var binding = new BindingConfig
        {
            Mock = operation.Name,
            Table = "",
            Action = TableAction.Patch,
            Set = effect?.Set ?? new Dictionary<string, string>(),
        };
        var words = NameWords.Joined(operation.Path.Parts[^1].Word);
        var role =
            words.StartsWith("add_", StringComparison.Ordinal) ? "attach"
            : words.StartsWith("remove_", StringComparison.Ordinal) ? "detach"
            : "verb";
        var evidence =
            effect?.Evidence
            ?? new Evidence("verb-row", "a step behind the item answers the row; nothing says what it changes");
        resource.Add(operation, role, binding, evidence);
        return true;
    }
}
