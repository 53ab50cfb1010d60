using System.Diagnostics;
using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Imports;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Reading;
using Mockd.Server.Running;

namespace Mockd.Bench.Fuzz.Twins;

/// <summary>Asks a twin, in process, and looks for server errors, exceptions that escape and requests that take long.</summary>
internal static class TwinFuzz
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <returns>How many different faults were found.</returns>
    public static async Task<int> RunAsync(string config, int seconds, int seed)
    {
        var cache = Directory.CreateTempSubdirectory("mockd-fuzz-");
        try
        {
            var diagnostics = new List<Diagnostic>();
            var options = new TwinOptions { ConfigPath = config, CacheFolder = cache.FullName };
            await using var twin =
                await TwinRuntime.StartAsync(options, diagnostics, CancellationToken.None)
                ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
            var described = await DescribedAsync(config, cache.FullName);
            (TwinOperation, Operation?)[] operations =
            [
                .. twin.Operations.Select(o =>
                    (
                        o,
                        described.FirstOrDefault(d =>
                            d.Method == o.Method && o.Path.EndsWith(d.Path, StringComparison.Ordinal)
                        )
                    )
                ),
            ];
            return await AskAsync(twin, operations, seconds, seed);
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static async Task<int> AskAsync(
        TwinRuntime twin,
        (TwinOperation, Operation?)[] operations,
        int seconds,
        int seed
    )
    {
        var (random, ids, finds) = (new Random(seed), new KnownIds(), new HashSet<string>(StringComparer.Ordinal));
        var maker = new RequestMaker(operations, ids);
        var statuses = new SortedDictionary<int, int>();
        var (count, longest, watch) = (0, TimeSpan.Zero, Stopwatch.StartNew());
        using var process = Process.GetCurrentProcess();
        for (; watch.Elapsed.TotalSeconds < seconds; count++)
        {
            var (operation, request) = maker.Make(random);
            process.Refresh();
            var before = process.TotalProcessorTime;
            var (status, text) = await AnswerAsync(twin, request, ids, random);
            process.Refresh();
            var took = process.TotalProcessorTime - before;
            longest = took > longest ? took : longest;
            statuses[status / 100 * 100] = statuses.GetValueOrDefault(status / 100 * 100) + 1;
            if (
                (status >= 500 || took > Slow)
                && finds.Add($"{operation.Method} {operation.Path} {text[..Math.Min(60, text.Length)]}")
            )
            {
                Report(request, status, took, text);
            }
        }

        Console.WriteLine(
            $"{count} requests to {operations.Length} operations (seed {seed}): "
                + string.Join(", ", statuses.Select(s => $"{s.Value} × {s.Key / 100}xx"))
                + $"; longest {longest.TotalMilliseconds:0} ms of processor time; {finds.Count} finds"
        );
        return finds.Count;
    }

    private static async Task<(int Status, string Text)> AnswerAsync(
        TwinRuntime twin,
        Request request,
        KnownIds ids,
        Random random
    )
    {
        try
        {
            var response = await twin.AnswerAsync(request, CancellationToken.None);
            ids.Learn(response.Body, random);
            return (response.Status, response.Status >= 500 ? Encoding.UTF8.GetString(response.Body.Span) : "");
        }
        catch (Exception e)
        {
            // Whatever escapes is a find, and the run goes on.
            return (599, e.ToString());
        }
    }

    private static void Report(Request request, int status, TimeSpan took, string text)
    {
        var headers = string.Join(' ', request.Headers.All.Select(h => $"{h.Key}: {h.Value};"));
        var body = Encoding.UTF8.GetString(request.Body.Span);
        Console.WriteLine(
            $"{status} in {took.TotalMilliseconds:0} ms: {request.Method} {request.RawPath}?{request.RawQuery}\n"
                + $"  {headers} {request.ContentType}\n  {body[..Math.Min(1500, body.Length)]}\n  {text[..Math.Min(1200, text.Length)]}"
        );
    }

    private static async Task<IReadOnlyList<Operation>> DescribedAsync(string config, string cache)
    {
        var diagnostics = new List<Diagnostic>();
        var file =
            ConfigReader.Read(config, diagnostics)
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
        var options = new ImportOptions(new ImportCache(cache)) { Packages = null };
        var read = await ImportReader.ReadAsync(file, options, diagnostics, CancellationToken.None);
        return [.. read.SelectMany(d => d.Description.Operations)];
    }
}
