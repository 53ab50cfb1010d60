namespace Corpus;

/// <summary>Shows on the console what the pagers met.</summary>
internal static class PagerSummary
{
    private const int MostShown = 60;

    public static void Print(IReadOnlyList<PagerResult> results, TextWriter output)
    {
        var faults = results.SelectMany(r => r.Faults).ToList();
        foreach (var fault in faults.Take(MostShown))
        {
            output.WriteLine($"{fault.Document}: {fault.Operation}: {fault.Style}: {fault.Fault}");
        }

        foreach (var style in results.SelectMany(r => r.Styles).GroupBy(s => s.Key))
        {
            var longer = style.Sum(s => s.Value.Longer);
            output.WriteLine(
                $"{style.Key}: {longer} walks of more than one page, {faults.Count(f => f.Style == style.Key)} of them wrong"
            );
        }

        output.WriteLine(
            $"{results.Count} documents, {results.Sum(r => r.Operations)} operations, {results.Sum(r => r.Links)} addresses of the API, "
                + $"{faults.Count(f => f.Style == "address")} of them lead away"
        );
    }
}
