using System.Globalization;
using Mockd.Bench.Commits;

// dotnet Commits.dll FOLDER [SECONDS] [ROUNDS] [WRITERS]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = args[0];
var length = TimeSpan.FromSeconds(args.Length > 1 ? double.Parse(args[1]) : 5);
var rounds = args.Length > 2 ? int.Parse(args[2]) : 5;
var writers = args.Length > 3 ? int.Parse(args[3]) : 32;
SQLitePCL.Batteries_V2.Init();

// Both once before: compiled code and a disk that is awake.
var group = (await InFolder(f => StoreRun.RunAsync(f, writers, length))).PerGroup;
await InFolder(f => Task.FromResult(BareRun.Run(f, Round(group), length)));
var (stores, bares) = (new List<Measured>(), new List<Measured>());
for (var i = 0; i < rounds; i++)
{
    var store = await InFolder(f => StoreRun.RunAsync(f, writers, length));
    stores.Add(store);
    bares.Add(await InFolder(f => Task.FromResult(BareRun.Run(f, Round(store.PerGroup), length))));
}

Console.WriteLine($"{writers} writers, {rounds} rounds of {length.TotalSeconds:0.#} s each in turn; medians");
Console.WriteLine();
Console.WriteLine("| | durable commits/s | commits per transaction | transactions/s | processor µs per commit |");
Console.WriteLine("|---|---|---|---|---|");
Print("file store", stores);
Print("bare SQLite, one thread", bares);
Console.WriteLine();
var ratios = stores.Zip(bares, (s, b) => s.PerSecond / b.PerSecond).ToArray();
Console.WriteLine(
    $"ratio: {Median(ratios):P0} (rounds {string.Join(", ", ratios.Select(r => r.ToString("P0")))}); "
        + "bar: 10,000 commits/s or 70 %"
);

var forks = (Microseconds: 0.0, Bytes: 0.0);
await InFolder(async f =>
{
    forks = await ForkRun.RunAsync(f, rows: 100_000, forks: 1000);
    return new Measured(0, 0, TimeSpan.Zero, TimeSpan.Zero);
});
Console.WriteLine(
    $"fork of a state with 100,000 rows: {forks.Microseconds:N0} µs until it is durable, {forks.Bytes:N0} bytes on the disk"
);

static int Round(double group) => Math.Max(1, (int)Math.Round(group));

static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

static void Print(string name, List<Measured> runs) =>
    Console.WriteLine(
        $"| {name} | {Median(runs.Select(r => r.PerSecond)):N0} | {Median(runs.Select(r => r.PerGroup)):0.0} "
            + $"| {Median(runs.Select(r => r.Groups / r.Took.TotalSeconds)):N0} "
            + $"| {Median(runs.Select(r => r.ProcessorMicroseconds)):0.0} |"
    );

async Task<Measured> InFolder(Func<string, Task<Measured>> run)
{
    var here = Directory.CreateDirectory(Path.Combine(folder, Path.GetRandomFileName()));
    try
    {
        return await run(here.FullName);
    }
    finally
    {
        here.Delete(recursive: true);
    }
}
