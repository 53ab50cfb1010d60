using Corpus;
using Inference;

// dotnet run -c Release --project bench/Inference -- labels [--wrong] [NAME-PART ...]
//   compares what is inferred of the labelled descriptions with bench/Inference/labels; --wrong shows each difference
// dotnet run -c Release --project bench/Inference -- corpus [--sample N SEED] [--examples N] [NAME-PART ...]
//   sends a row of each table on its way through the twin of each bare description; --sample draws N of the descriptions
//   it is kept in artifacts/inference by document, and begun anew after a change of the program
// dotnet run -c Release --project bench/Inference -- report
//   writes docs/inference.md of what corpus found, and of the labels
var line = new CommandLine(args);
Packages.Restore(CorpusPaths.Judge);
string[] words = [.. line.Words];
switch (words)
{
    case ["labels", .. var filters]:
        return await LabelProgram.RunAsync(filters, line.Has("--wrong"), Console.Out);
    case ["corpus", .. var filters]:
        Packages.Restore(CorpusPaths.Own);
        CauseText.Write(Console.Out, await TripProgram.RunAsync(filters, line.Sample), line.Number("--examples") ?? 3);
        return 0;
    case ["report"]:
        var documents = TripLog.Open().Read().Values.OrderBy(d => d.Name, StringComparer.Ordinal);
        var report = new InferenceReport(await LabelProgram.JudgeAsync(LabelProgram.Files()), [.. documents]);
        File.WriteAllText(Path.Combine(CorpusPaths.Root, "docs/inference.md"), report.Write());
        return 0;
    default:
        Console.Error.WriteLine(
            "say labels, corpus or report; the first lines of bench/Inference/Program.cs tell what follows"
        );
        return 2;
}
