using Corpus;
using Mockd.Engine.Inference;

namespace Inference;

/// <summary>Compares the descriptions that were labelled with their labels, and shows the scores.</summary>
internal static class LabelProgram
{
    /// <param name="filters">Parts of names; empty: all.</param>
    /// <param name="showsWrong">Each difference gets a line.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> filters, bool showsWrong, TextWriter output)
    {
        var files = Files().Where(f => filters.Count == 0 || filters.Any(f.Name.Contains)).ToArray();
        var results = await JudgeAsync(files);
        foreach (var (found, served) in results)
        {
            LabelTableText.Write(output, found.Name, [found], [served]);
            if (found.Unlabelled > 0)
            {
                output.WriteLine($"  {found.Unlabelled} operations in scope have no label");
            }

            foreach (var fault in showsWrong ? found.Faults : [])
            {
                output.WriteLine($"  {found.Name}: {fault}");
            }
        }

        LabelTableText.Write(output, "all", [.. results.Select(r => r.Found)], [.. results.Select(r => r.Served)]);
        return 0;
    }

    public static IReadOnlyList<LabelFile> Files() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(CorpusPaths.Root, "bench/Inference/labels"), "*.txt")
                .Order(StringComparer.Ordinal)
                .Select(LabelFile.Read),
        ];

    public static async Task<IReadOnlyList<(LabelResult Found, LabelResult Served)>> JudgeAsync(
        IReadOnlyList<LabelFile> files
    )
    {
        var documents = CorpusFiles.All().ToDictionary(d => d.Name, StringComparer.Ordinal);
        var results = new List<(LabelResult, LabelResult)>();
        foreach (var file in files)
        {
            if (!documents.TryGetValue(file.Document, out var document))
            {
                throw new FileNotFoundException($"{file.Name}: no description of the corpus is called {file.Document}");
            }

            var description = await DescribedDocument.ReadAsync(document.File);
            var twin = TwinInference.Of(description);
            results.Add((LabelJudge.Judge(file, twin, servedOnly: false), LabelJudge.Judge(file, twin, true)));
        }

        return results;
    }
}
