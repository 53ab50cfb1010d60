using Mockd.Contracts.Configuration;

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
        foreach (var operation in operations)
        {
            var word = operation.Path.Parts[^1].Word;
            var verb = operation.Method == "DELETE" ? "un" + word : word;
            if (operation.Method is "GET" or "HEAD" || Others.Contains(word.ToLowerInvariant()))
            {
                continue;
            }

            var answersRow = RowReading.Agree(reading.One(operation), row);
            if (!answersRow && operation.Answer is not null)
            {
                continue;
            }

            if (RowVerbs.Of(verb, row) is not { } effect)
            {
                continue;
            }

            var binding = new BindingConfig
            {
                Mock = operation.Name,
                Table = "",
                Action = TableAction.Patch,
                Set = effect.Set,
            };
            resource.Add(operation, "verb", binding, effect.Evidence);
            yield return operation;
        }
    }
}
