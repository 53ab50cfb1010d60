using Corpus;

// dotnet run -c Release --project bench/Corpus [-- [--fresh | --report] [NAME-PART ...]]
//   --fresh   forgets what earlier runs found
//   --report  only writes the report of what was found so far
//   --pagers  follows every list in every style of paging instead, and looks where the addresses in answers lead
var filters = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
Packages.Restore(CorpusPaths.Judge);
Packages.Restore(CorpusPaths.Own);
var file = Path.Combine(CorpusPaths.Root, "artifacts/corpus/results.jsonl");
if (args.Contains("--fresh"))
{
    File.Delete(file);
}

if (args.Contains("--pagers"))
{
    return await PagerProgram.RunAsync(filters);
}

var build = CorpusRun.BuildId();
var log = new ResultLog<DocumentResult>(file, r => r.Name);
var known = log.Read();
var wanted = CorpusFiles
    .All()
    .Where(d => filters.Length == 0 || filters.Any(f => d.Name.Contains(f, StringComparison.Ordinal)))
    .ToList();
var open = wanted
    .Where(d =>
        known.GetValueOrDefault(d.Name) is not { } done || done.Build != build || done.Content != Fingerprint.Of(d)
    )
    .ToList();
Console.Error.WriteLine($"{wanted.Count} documents, {wanted.Count - open.Count} of them done before with this build");
if (!args.Contains("--report"))
{
    var progress = new ProgressBar(open.Count);
    await new CorpusRun(log, progress.Advance).RunAsync(open);
}

Console.Error.WriteLine();
var results = log.Read();
var shown = wanted.Select(d => results.GetValueOrDefault(d.Name)).OfType<DocumentResult>().ToList();
if (filters.Length == 0)
{
    var docs = Path.Combine(CorpusPaths.Root, "docs");
    var page = Path.Combine(docs, "conformance.md");
    File.WriteAllText(page, new ReportWriter(shown).Write() + ReportWriter.ReadByEye(page));
    File.WriteAllText(Path.Combine(docs, "conformance.json"), ReportJson.Write(shown));
}

Summary.Print(shown, Console.Out);
return 0;
