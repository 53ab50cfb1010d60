using System.Diagnostics;
using System.Globalization;
using Mockd.Bench.Fuzz;
using Mockd.Bench.Fuzz.Twins;

// bench/Fuzz SECONDS [FIRST SEED]    or    bench/Fuzz seed NUMBER [FILE TO WRITE]    or    bench/Fuzz file FILE
// bench/Fuzz files SECONDS [FIRST SEED]    the same for descriptions of several files
// bench/Fuzz twin CONFIGURATION SECONDS [SEED]    asks a twin, in process
// bench/Fuzz raw PORT SECONDS [SEED]    sends bytes that are nearly HTTP to a server
var root = Environment.GetEnvironmentVariable("MOCKD_ROOT") ?? Directory.GetCurrentDirectory();
if (args is ["file", var path])
{
    Console.WriteLine(new Trial(() => Readings.Text(File.ReadAllBytes(path))).Run() ?? "nothing found");
    return 0;
}

if (args is ["twin" or "raw", var subject, var time, ..])
{
    var (limit, from) = (
        int.Parse(time, CultureInfo.InvariantCulture),
        args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1
    );
    var faults =
        args[0] == "twin"
            ? await TwinFuzz.RunAsync(subject, limit, from)
            : await RawFuzz.RunAsync(int.Parse(subject, CultureInfo.InvariantCulture), limit, from);
    return faults == 0 ? 0 : 1;
}

var inputs = new Inputs(root);
if (args is ["seed", var number, ..])
{
    var again = inputs.Make(int.Parse(number, CultureInfo.InvariantCulture));
    if (args.Length > 2)
    {
        File.WriteAllBytes(args[2], again);
    }

    Console.WriteLine(new Trial(() => Readings.Text(again)).Run() ?? "nothing found");
    return 0;
}

var isSpread = args is ["files", ..];
args = isSpread ? args[1..] : args;
var scratch = Directory.CreateTempSubdirectory("mockd-fuzz-").FullName;
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
var (first, found, slowest) = (seed, 0, TimeSpan.Zero);
var progress = Path.Combine(root, "artifacts", "fuzz-seed");
Directory.CreateDirectory(Path.GetDirectoryName(progress)!);
var clock = Stopwatch.StartNew();
for (; Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds < seconds; seed++)
{
    // What kills the process can be told from no answer: the seed stands in the file.
    File.WriteAllText(progress, seed.ToString(CultureInfo.InvariantCulture));
    var trial = isSpread ? SpreadTrial(seed) : TextTrial(seed);
    if (trial.Run() is { } find)
    {
        found++;
        Console.WriteLine($"seed {seed}: {find}");
    }

    slowest = trial.Took > slowest ? trial.Took : slowest;
    if (seed % 1000 == 0)
    {
        Console.Error.Write($"\r{seed - first + 1} inputs, {found} finds, {clock.Elapsed:hh\\:mm\\:ss}");
    }
}

Directory.Delete(scratch, recursive: true);
Console.Error.WriteLine();
Console.WriteLine(
    $"{seed - first} inputs (seeds {first} to {seed - 1}) in {seconds} s of processor time, {found} finds, slowest {slowest.TotalMilliseconds:F0} ms"
);
return found == 0 ? 0 : 1;

Trial TextTrial(int number)
{
    var input = inputs.Make(number);
    return new Trial(() => Readings.Text(input));
}

Trial SpreadTrial(int number)
{
    var folder = Path.Combine(scratch, "inside");
    if (Directory.Exists(folder))
    {
        Directory.Delete(folder, recursive: true);
    }

    return inputs.Spread(number, folder)
        ? new Trial(() => Readings.Folder(folder, Path.Combine(scratch, "cache")))
        : throw new InvalidOperationException("there is no corpus: run npm ci in bench/Import");
}
