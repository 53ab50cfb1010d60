using System.Globalization;
using Corpus;
using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Exchanges;
using Mockd.Engine.Inference;
using Mockd.Engine.OpenApi;
using Mockd.Server.Running;

namespace Inference;

/// <summary>Starts the twin of a bare description and sends a row of each of its tables on its way.</summary>
internal static class DocumentTrip
{
    /// <summary>Of descriptions with more tables than this every second is asked, or every third, and so on.</summary>
    public const int MostTables = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<DocumentTrips> RunAsync(CorpusDocument document)
    {
        try
        {
            return await Task.Run(() => AskAsync(document)).WaitAsync(Patience);
        }
        catch (Exception e)
        {
            // The meter is there to find these; the run goes on with the next document.
            return new DocumentTrips
            {
                Name = document.Name,
                Failed = e is TimeoutException ? "no end in time" : e.ToString(),
            };
        }
    }

    /// <summary>The description as it is served by itself, but for sandboxes, so that tables do not see each other's rows.</summary>
    public static RunFolder FolderOf(string file) =>
        new(file, "    infer: true\n", $"sandboxes:\n  by:\n    - header: {TwinClient.SandboxHeader}\n");

    public static TwinOptions OptionsOf(RunFolder folder) =>
        new()
        {
            ConfigPath = folder.ConfigPath,
            CacheFolder = folder.CacheFolder,
            Time = new StillTime(),
        };

    /// <param name="description">Of the same document.</param>
    /// <param name="send">Asks the twin.</param>
    public static async Task<IReadOnlyList<TableTrip>> TablesAsync(
        InferredTwin twin,
        ApiDescription description,
        Func<Request, Task<Response>> send
    )
    {
        var operations = new Dictionary<string, Operation>(StringComparer.Ordinal);
        foreach (var operation in description.Operations)
        {
            operations.TryAdd($"{operation.Method} {operation.Path}", operation);
        }

        var plans = twin.Served.Select(t => TablePlan.Of(t, operations)).OfType<TablePlan>().ToArray();
        var byPrefix = new Dictionary<string, TablePlan>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            foreach (var prefix in plan.KeyPrefixes)
            {
                byPrefix.TryAdd(prefix, plan);
            }
        }

        TablePlan[] asked = [.. plans.Where(p => p.Get is not null)];
        var every = Math.Max(1, (asked.Length + MostTables - 1) / MostTables);
        var trips = new List<TableTrip>();
        for (var i = 0; i < asked.Length; i += every)
        {
            var client = new TwinClient(send, string.Create(CultureInfo.InvariantCulture, $"trip-{i}"));
            var trip = await new RoundTrip(asked[i], client, new RowMaker(client, byPrefix)).RunAsync();
            var other = client.In(string.Create(CultureInfo.InvariantCulture, $"rules-{i}"));
            var (rules, violations) = await new Invariants(asked[i], other, new RowMaker(other, byPrefix)).RunAsync();
            trips.Add(trip with { Rules = rules, Violations = violations });
        }

        return trips;
    }

    private static async Task<DocumentTrips> AskAsync(CorpusDocument document)
    {
        using var folder = FolderOf(document.File);
        var diagnostics = new List<Diagnostic>();
        await using var runtime = await TwinRuntime.StartAsync(OptionsOf(folder), diagnostics, CancellationToken.None);
        if (runtime is not { Inferred: [var inferred] })
        {
            return new DocumentTrips { Name = document.Name, Failed = Refusal(folder, diagnostics) };
        }

        var description = await DescribedDocument.ReadAsync(document.File);
        var twin = inferred.Twin;
        var trips = await TablesAsync(twin, description, r => runtime.AnswerAsync(r, CancellationToken.None).AsTask());
        return new DocumentTrips
        {
            Name = document.Name,
            Operations = twin.Operations.Count,
            Stateful = twin.Operations.Count - twin.Refused.Count,
            Tables = twin.Served.Count(),
            Withheld = twin
                .Tables.Where(t => t.Withheld is not null && HasBoth(t))
                .GroupBy(t => t.Withheld!)
                .ToDictionary(g => g.Key, g => g.Count()),
            Trips = trips,
        };
    }

    // Where the run lies differs from machine to machine.
    private static string Refusal(RunFolder folder, IEnumerable<Diagnostic> diagnostics) =>
        "refused: "
        + string.Join("\n", diagnostics.Where(d => d.Severity == Severity.Error))
            .Replace(folder.ConfigPath, "mockd.yaml", StringComparison.Ordinal);

    private static bool HasBoth(InferredTable table) =>
        table.Actions.Any(a => a.Role == "get") && table.Actions.Any(a => a.Role is "create" or "upsert");
}
