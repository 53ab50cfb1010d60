namespace Corpus;

/// <summary>Shows the result on the console: figures first, then the faults.</summary>
internal static class Summary
{
    private const int MostShown = 40;

    public static void Print(IReadOnlyList<DocumentResult> results, TextWriter output)
    {
        foreach (var refused in results.Where(r => r.Refused is not null))
        {
            output.WriteLine($"refused: {refused.Refused}");
        }

        foreach (var group in results.SelectMany(r => r.Faults).GroupBy(f => f.Group).OrderByDescending(g => g.Count()))
        {
            output.WriteLine($"{group.Key}: {group.Count()}");
        }

        var faults = results.SelectMany(r => r.Faults.Select(f => $"{r.Name}: {f.Operation}: {f.Group}: {f.Fault}"));
        foreach (var fault in faults.Take(MostShown))
        {
            output.WriteLine(fault);
        }

        var operations = results.Sum(r => r.Operations);
        var valid = results.Sum(r => r.Valid);
        output.WriteLine($"{results.Count} documents, {valid} of {operations} operations answered validly");
    }
}
