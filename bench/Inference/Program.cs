using Corpus;
using Inference;

// dotnet run -c Release --project bench/Inference -- labels [--wrong] [NAME-PART ...]
//   compares what is inferred of the labelled descriptions with bench/Inference/labels; --wrong shows each difference
var words = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).ToArray();
Packages.Restore(CorpusPaths.Judge);
switch (words)
{
    case ["labels", .. var filters]:
        return await LabelProgram.RunAsync(filters, args.Contains("--wrong"), Console.Out);
    default:
        Console.Error.WriteLine("say labels; the first lines of bench/Inference/Program.cs tell what follows it");
        return 2;
}
