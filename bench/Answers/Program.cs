using System.Diagnostics;
using System.Globalization;
using System.Text;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Server.Running;

// Processor time and allocated bytes of one request, answered in process without a socket: what the engine itself costs; and how
// long the collector stopped it, as a part of the time of all requests and at the longest.
//   Answers CONFIGURATION [ROUNDS] [SECONDS] [NAME-PART]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.Error.WriteLine("Answers CONFIGURATION [ROUNDS] [SECONDS] [NAME-PART]");
    return 2;
}

var rounds = args.Length > 1 ? int.Parse(args[1]) : 5;
var seconds = args.Length > 2 ? double.Parse(args[2]) : 1;
var part = args.Length > 3 ? args[3] : "";
const string Form = "application/x-www-form-urlencoded";
var customer = Encoding.UTF8.GetBytes("name=Jenny+Rosen&email=jenny%40example.com");
var payment = Encoding.UTF8.GetBytes("amount=2000&currency=usd&payment_method=pm_card_visa&confirm=true");
var asked = 0;
Request Get(string path, string query = "") =>
    new()
    {
        Method = "GET",
        RawPath = path,
        RawQuery = query,
    };
Request Post(string path, byte[] body) =>
    new()
    {
        Method = "POST",
        RawPath = path,
        ContentType = Form,
        Body = body,
    };
(string Name, Func<Request> Next)[] rows =
[
    ("get by id", () => Get("/v1/customers/cus_123")),
    ("list of 10", () => Get("/v1/customers", "limit=10")),
    ("generated, the same URL", () => Get("/v1/country_specs/US")),
    ("generated, a new URL each time", () => Get($"/v1/country_specs/C{asked++}")),
    ("update by form", () => Post("/v1/customers/cus_123", customer)),
    ("create by form", () => Post("/v1/customers", customer)),
    ("confirmed payment", () => Post("/v1/payment_intents", payment)),
];
var folder = Directory.CreateTempSubdirectory("mockd-answers-");
try
{
    foreach (var (name, next) in rows.Where(r => r.Name.Contains(part, StringComparison.Ordinal)))
    {
        // Each begins with the rows of the configuration alone: none pays for what another left behind.
        await using var twin = await StartAsync();
        for (var i = 0; i < 12; i++)
        {
            _ = await twin.AnswerAsync(Post("/v1/customers", customer), CancellationToken.None);
        }

        await RunAsync(twin, next, seconds);
        var measured = new List<(double Micros, double Bytes, double Stopped, double Longest)>();
        for (var i = 0; i < rounds; i++)
        {
            measured.Add(await RunAsync(twin, next, seconds));
        }

        // The least disturbed round: others use the machine too.
        var micros = measured.Min(m => m.Micros);
        var (stopped, longest) = (measured.Average(m => m.Stopped), measured.Max(m => m.Longest));
        Console.WriteLine(
            $"| {name} | {micros:0.0} µs | {measured[^1].Bytes:0} bytes | stopped {stopped:0.0} µs, {longest:0} ms at the longest |"
        );
    }
}
finally
{
    folder.Delete(recursive: true);
}

return 0;

async Task<TwinRuntime> StartAsync()
{
    var diagnostics = new List<Diagnostic>();
    var options = new TwinOptions { ConfigPath = args[0], CacheFolder = folder.FullName };
    return await TwinRuntime.StartAsync(options, diagnostics, CancellationToken.None)
        ?? throw new InvalidOperationException(string.Join('\n', diagnostics));
}

// Time of the process, collector included: what a request leaves behind is a part of what it costs.
static async Task<(double Micros, double Bytes, double Stopped, double Longest)> RunAsync(
    TwinRuntime twin,
    Func<Request> next,
    double seconds
)
{
    var (count, end) = (0, Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency));
    using var process = Process.GetCurrentProcess();
    var (before, bytes, stopped) = (
        process.TotalProcessorTime,
        GC.GetTotalAllocatedBytes(),
        GC.GetTotalPauseDuration()
    );
    var (rounds, longest) = (GC.CollectionCount(0), TimeSpan.Zero);
    for (; Stopwatch.GetTimestamp() < end; count++)
    {
        var response = await twin.AnswerAsync(next(), CancellationToken.None);
        if (response.Status >= 300)
        {
            throw new InvalidOperationException(
                $"answered {response.Status}: {Encoding.UTF8.GetString(response.Body.Span)}"
            );
        }

        if (GC.CollectionCount(0) is var now && now != rounds)
        {
            var pause = GC.GetGCMemoryInfo(GCKind.Ephemeral).PauseDurations[0];
            (rounds, longest) = (now, pause > longest ? pause : longest);
        }
    }

    process.Refresh();
    return (
        (process.TotalProcessorTime - before).TotalMicroseconds / count,
        (double)(GC.GetTotalAllocatedBytes() - bytes) / count,
        (GC.GetTotalPauseDuration() - stopped).TotalMicroseconds / count,
        longest.TotalMilliseconds
    );
}
