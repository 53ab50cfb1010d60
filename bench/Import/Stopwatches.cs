using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Compilation;
using Mockd.Engine.Yaml;
using YamlDotNet.Core;

namespace Mockd.Bench.Import;

/// <summary>Measures the import of one description and its floors in turn, so that a busy machine slows all alike.</summary>
internal sealed class Stopwatches(Subject subject, string folder)
{
    private readonly ConfigFile _config = new(
        new TwinConfig { Version = "1.0", Imports = [new ImportConfig { Path = subject.File, As = "api" }] },
        new SourceMap("bench", new Dictionary<string, Place>()),
        folder
    );

    public async Task<Measured> RunAsync(int rounds)
    {
        var bytes = await File.ReadAllBytesAsync(subject.File).ConfigureAwait(false);
        var json = subject.IsYaml ? YamlReader.Read(bytes, subject.File, trackLocations: false).Json : bytes;
        var cache = Path.Combine(folder, "cache");
        var (parse, events, cold, cached) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var i = -1; i < rounds; i++)
        {
            parse.Add(Time(() => Parse(json)));
            if (subject.IsYaml)
            {
                events.Add(Time(() => Events(bytes)));
            }

            Empty(cache);
            cold.Add(await TimeAsync(() => ImportAsync(cache)).ConfigureAwait(false));
            cached.Add(await TimeAsync(() => ImportAsync(cache)).ConfigureAwait(false));
        }

        return new Measured
        {
            Json = Median(parse),
            Events = subject.IsYaml ? Median(events) : null,
            Cold = Median(cold),
            Cached = Median(cached),
            Held = await HeldAsync(cache).ConfigureAwait(false),
        };
    }

    private static void Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
        GC.KeepAlive(document.RootElement);
    }

    private static void Events(byte[] yaml)
    {
        var parser = new Parser(new Scanner(new StringReader(Encoding.UTF8.GetString(yaml)), skipComments: true));
        while (parser.MoveNext())
        {
            GC.KeepAlive(parser.Current);
        }
    }

    private async Task<IReadOnlyList<ImportedDescription>> ImportAsync(string cache)
    {
        var diagnostics = new List<Diagnostic>();
        var read = await ImportReader
            .ReadAsync(_config, new ImportCache(cache), diagnostics, CancellationToken.None)
            .ConfigureAwait(false);
        return read.Count == 1 && read[0].Description.Operations.Count > 0
            ? read
            : throw new InvalidOperationException(
                $"{subject.File} is not read: {string.Join("; ", diagnostics.Take(3))}"
            );
    }

    private async Task<long> HeldAsync(string cache)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var description = await ImportAsync(cache).ConfigureAwait(false);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(description);
        return held;
    }

    private static double Time(Action work)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var began = Stopwatch.GetTimestamp();
        await work().ConfigureAwait(false);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>The first round, which compiles what is measured, does not count.</summary>
    private static double Median(List<double> times)
    {
        var sorted = times.Skip(1).Order().ToArray();
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Empty(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
