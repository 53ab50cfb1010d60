using Corpus;
using Mockd.Engine.Randomness;

namespace Inference;

/// <summary>Runs the round trips of many descriptions and shows what they gave.</summary>
internal static class TripProgram
{
    private const int AtOnce = 2;

    /// <param name="filters">Parts of names; empty: all.</param>
    /// <param name="sample">How many of them, drawn by the seed; null: all.</param>
    public static async Task<IReadOnlyList<DocumentTrips>> RunAsync(
        IReadOnlyList<string> filters,
        (int Count, ulong Seed)? sample
    )
    {
        CorpusDocument[] wanted =
        [
            .. CorpusFiles
                .All()
                .Where(d => filters.Count == 0 || filters.Any(f => d.Name.Contains(f, StringComparison.Ordinal))),
        ];
        if (sample is var (count, seed))
        {
            wanted =
            [
                .. wanted
                    .OrderBy(d => Dice.Derive(seed, d.Name))
                    .Take(count)
                    .OrderBy(d => d.Name, StringComparer.Ordinal),
            ];
        }

        var log = TripLog.Open();
        var known = log.Read();
        var build = BuildId();
        var results = new DocumentTrips[wanted.Length];
        var done = 0;
        await Parallel.ForAsync(
            0,
            wanted.Length,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (i, _) =>
            {
                var content = Fingerprint.Of(wanted[i]);
                if (
                    known.GetValueOrDefault(wanted[i].Name) is { } before
                    && (before.Build, before.Content) == (build, content)
                )
                {
                    results[i] = before;
                }
                else
                {
                    results[i] = await DocumentTrip.RunAsync(wanted[i]) with { Build = build, Content = content };
                    log.Add(results[i]);
                }

                Console.Error.WriteLine($"{Interlocked.Increment(ref done)}/{wanted.Length} {wanted[i].Name}");
            }
        );
        return results;
    }

    // Changes with the product and with the meter.
    private static string BuildId() =>
        CorpusRun.BuildId() + typeof(TripProgram).Module.ModuleVersionId.ToString("N")[..8];
}
