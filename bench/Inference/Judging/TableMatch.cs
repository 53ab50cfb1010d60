using Mockd.Engine.Inference;

namespace Inference;

/// <summary>Which inferred table is which of the labels: one to one, those that share most operations first.</summary>
internal sealed class TableMatch
{
    private readonly Dictionary<string, LabelTable> _labels = new(StringComparer.Ordinal);

    /// <param name="tables">Only these count.</param>
    public TableMatch(IEnumerable<InferredTable> tables, LabelFile file)
    {
        var labelled = file.Operations.ToLookup(o => o.Name, StringComparer.Ordinal);
        var byName = file.Tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        Seen = [.. tables.Where(t => t.Actions.Any(a => labelled.Contains(a.Operation)))];
        var shared =
            from table in Seen
            let operations = table.Actions.Select(a => a.Operation).Distinct().Where(labelled.Contains).ToArray()
            from name in operations.SelectMany(o => labelled[o]).SelectMany(o => o.Tables).OfType<string>().Distinct()
            let both = operations.Count(o => labelled[o].Any(l => l.Tables.Contains(name)))
            where both * 2 >= operations.Length && byName.ContainsKey(name)
            // Of equals the one that its operations are labelled with alone comes first.
            let alone = operations.Count(o => labelled[o].Any(l => l.Tables is [var only] && only == name))
            orderby both descending, alone descending
            select (table.Name, Label: name);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (table, label) in shared)
        {
            if (!_labels.ContainsKey(table) && taken.Add(label))
            {
                _labels.Add(table, byName[label]);
            }
        }
    }

    /// <summary>Inferred tables with operations of which the labels say something.</summary>
    public IReadOnlyList<InferredTable> Seen { get; }

    /// <summary>Null when it is none of the labels.</summary>
    public LabelTable? LabelOf(string table) => _labels.GetValueOrDefault(table);

    public InferredTable? InferredOf(string label) =>
        Seen.FirstOrDefault(t => _labels.GetValueOrDefault(t.Name)?.Name == label);
}
