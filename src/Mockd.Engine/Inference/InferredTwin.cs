namespace Mockd.Engine.Inference;

/// <summary>What a description says about state: tables with their operations, and what was left to be made up.</summary>
/// <param name="Operations">All operations of the description, each as <c>METHOD /path</c>.</param>
public sealed record InferredTwin(IReadOnlyList<InferredTable> Tables, IReadOnlyList<string> Operations)
{
    /// <summary>Those whose operations they answer.</summary>
    public IEnumerable<InferredTable> Served => Tables.Where(t => t.Withheld is null);

    /// <summary>Operations that no table answers, each with the reason.</summary>
    public IReadOnlyList<(string Operation, string Reason)> Refused
    {
        get
        {
            var answered = Served.SelectMany(t => t.Actions).Select(a => a.Operation).ToHashSet(StringComparer.Ordinal);
            var withheld = Tables
                .Where(t => t.Withheld is not null)
                .SelectMany(t => t.Actions.Select(a => (a.Operation, Reason: $"table '{t.Name}': {t.Withheld}")))
                .DistinctBy(t => t.Operation)
                .ToDictionary(t => t.Operation, t => t.Reason, StringComparer.Ordinal);
            return
            [
                .. Operations
                    .Where(name => !answered.Contains(name))
                    .Select(name =>
                        (name, withheld.GetValueOrDefault(name, "nothing says what it does to stored rows"))
                    ),
            ];
        }
    }
}
