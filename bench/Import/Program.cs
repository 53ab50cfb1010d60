using System.Globalization;
using Mockd.Bench.Import;

// bench/Import [ROUNDS] [PART OF A NAME] [--mockd PROGRAM]
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 11;
var part = args.Length > 1 ? args[1] : "";
var root = Environment.GetEnvironmentVariable("MOCKD_ROOT") ?? Directory.GetCurrentDirectory();
var folder = Directory.CreateTempSubdirectory("mockd-import-");
try
{
    Console.WriteLine(
        "| description | MB | STJ parse ms | YAML events ms | cold ms | × floor | bar | cached ms | held MB |"
    );
    Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
    foreach (var subject in Subject.All(root).Where(s => s.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
    {
        var m = await new Stopwatches(subject, folder.FullName).RunAsync(rounds).ConfigureAwait(false);
        var size = new FileInfo(subject.File).Length / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {subject.Name} ({(subject.IsYaml ? "YAML" : "JSON")}) | {size:F1} | {m.Json:F1} | {(m.Events is { } e ? $"{e:F0}" : "")} | {m.Cold:F1} | {m.Ratio:F2} | {(subject.IsYaml ? 1.3 : 3)} | {m.Cached:F1} | {m.Held / 1e6:F1} |"
            )
        );
    }
}
finally
{
    folder.Delete(recursive: true);
}
