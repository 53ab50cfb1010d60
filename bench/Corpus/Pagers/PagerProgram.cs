namespace Corpus;

/// <summary>Runs the pagers over the documents whose names have one of the parts.</summary>
internal static class PagerProgram
{
    /// <summary>0 when every pager came to an end and no address leads away.</summary>
    public static async Task<int> RunAsync(string[] filters)
    {
        var wanted = CorpusFiles
            .All()
            .Where(d => filters.Length == 0 || filters.Any(f => d.Name.Contains(f, StringComparison.Ordinal)))
            .ToList();
        var results = new List<PagerResult>();
        var judge = Judge.Start();
        foreach (var document in wanted)
        {
            try
            {
                results.Add(await PagerRun.RunAsync(document, judge));
            }
            catch (Exception e) when (e is TimeoutException or IOException)
            {
                // The judge makes the requests, and can be out of its depth.
                await judge.DisposeAsync();
                judge = Judge.Start();
                Console.Error.WriteLine($"{document.Name}: {e.Message}");
            }
        }

        await judge.DisposeAsync();
        PagerSummary.Print(results, Console.Out);
        return results.TrueForAll(r => r.Faults.Count == 0) ? 0 : 1;
    }
}
