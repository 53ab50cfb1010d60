using System.Text;
using System.Text.Json;
using Mockd.Contracts.Configuration;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Imports;
using Mockd.Engine.Reading;
using Mockd.Engine.Yaml;
using YamlDotNet.Core;

namespace Mockd.Bench.Import;

/// <summary>
/// Measures the import of one description and its floors, in turn, in processor time: a machine that has other things to do
/// slows all alike, and what waits for a turn is not counted.
/// </summary>
internal sealed class Stopwatches(Subject subject, string folder)
{
    private readonly ConfigFile _config = new(
        new TwinConfig { Version = "1.0", Imports = [new ImportConfig { Path = subject.File, As = "api" }] },
        new SourceMap("bench", new Dictionary<string, Place>()),
        folder
    );

    /// <summary>Rounds that let the runtime compile what is measured; they do not count.</summary>
    private const int WarmUp = 4;

    public async Task<Measured> RunAsync(int rounds)
    {
        var bytes = await File.ReadAllBytesAsync(subject.File).ConfigureAwait(false);
        var json = subject.IsYaml ? YamlReader.Read(bytes, subject.File, trackLocations: false).Json.ToArray() : bytes;
        var yaml = subject.IsYaml ? Readable(Encoding.UTF8.GetString(bytes)) : "";
        var cache = Path.Combine(folder, "cache");
        var (parse, events, cold, cached) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var i = -WarmUp; i < rounds; i++)
        {
            parse.Add(Time(() => Parse(json)));
            if (subject.IsYaml)
            {
                events.Add(Time(() => Events(yaml)));
            }

            Empty(cache);
            cold.Add(await TimeAsync(() => ImportAsync(cache)).ConfigureAwait(false));
            cached.Add(await TimeAsync(() => ImportAsync(cache)).ConfigureAwait(false));
        }

        return new Measured
        {
            Json = Median(parse[WarmUp..]),
            Events = subject.IsYaml ? Median(events[WarmUp..]) : null,
            Cold = Median(cold[WarmUp..]),
            Cached = Median(cached[WarmUp..]),
        };
    }

    private static void Parse(byte[] json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
        GC.KeepAlive(document.RootElement);
    }

    private static void Events(string yaml)
    {
        var parser = new Parser(new Scanner(new StringReader(yaml), skipComments: true));
        while (parser.MoveNext())
        {
            GC.KeepAlive(parser.Current);
        }
    }

    /// <summary>The text as YamlDotNet reads it: it refuses blocks that begin with a line of too many blanks.</summary>
    private static string Readable(string yaml)
    {
        try
        {
            Events(yaml);
            return yaml;
        }
        catch (YamlException)
        {
            return string.Join('\n', yaml.Split('\n').Select(l => string.IsNullOrWhiteSpace(l) ? "" : l));
        }
    }

    private async Task<IReadOnlyList<ImportedDescription>> ImportAsync(string cache)
    {
        var diagnostics = new List<Diagnostic>();
        var read = await ImportReader
            .ReadAsync(_config, new ImportOptions(new ImportCache(cache)), diagnostics, CancellationToken.None)
            .ConfigureAwait(false);
        return read.Count == 1 && read[0].Description.Operations.Count > 0
            ? read
            : throw new InvalidOperationException(
                $"{subject.File} is not read: {string.Join("; ", diagnostics.Take(3))}"
            );
    }

    private static double Time(Action work)
    {
        GC.Collect();
        var began = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - began).TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        GC.Collect();
        var began = Environment.CpuUsage.TotalTime;
        await work().ConfigureAwait(false);
        return (Environment.CpuUsage.TotalTime - began).TotalMilliseconds;
    }

    public static double Median(IReadOnlyList<double> times)
    {
        var sorted = times.Order().ToArray();
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
