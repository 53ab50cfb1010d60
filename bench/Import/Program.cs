using System.Globalization;
using Mockd.Bench.Import;

// bench/Import [ROUNDS] [PART OF A NAME]    MOCKD: the program to start for the first answer; without it none is measured
var rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 11;
var part = args.Length > 1 ? args[1] : "";
var root = Environment.GetEnvironmentVariable("MOCKD_ROOT") ?? Directory.GetCurrentDirectory();
var program = Environment.GetEnvironmentVariable("MOCKD");
var folder = Directory.CreateTempSubdirectory("mockd-import-");
try
{
    Console.WriteLine(
        "| description | MB | JsonDocument ms | YAML events ms | cold import ms | × floor | bar | cached import ms | first answer cold ms | cached ms | resident MB |"
    );
    Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
    foreach (var subject in Subject.All(root).Where(s => s.Name.Contains(part, StringComparison.OrdinalIgnoreCase)))
    {
        var m = await new Stopwatches(subject, folder.FullName).RunAsync(rounds).ConfigureAwait(false);
        var answers = program is null
            ? "| | |"
            : Cells(await new FirstAnswer(program, subject, folder.FullName).RunAsync(5).ConfigureAwait(false));
        var kind = subject.IsYaml ? "YAML" : "JSON";
        var size = new FileInfo(subject.File).Length / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {subject.Name}, {kind} | {size:F1} | {m.Json:F1} | {m.Events:F0} | {m.Cold:F1} | {m.Ratio:F2} | {(subject.IsYaml ? "1.3" : "3")} | {m.Cached:F1} {answers}"
            )
        );
    }
}
finally
{
    folder.Delete(recursive: true);
}

static string Cells((double Cold, double Cached, double Resident) first) =>
    string.Create(CultureInfo.InvariantCulture, $"| {first.Cold:F0} | {first.Cached:F0} | {first.Resident:F0} |");
