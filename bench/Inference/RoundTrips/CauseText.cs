namespace Inference;

/// <summary>Shows what round trips gave: figures, then causes by how many tables have them.</summary>
internal static class CauseText
{
    private const int LongestDetail = 500;

    /// <param name="examples">So many of each cause.</param>
    public static void Write(TextWriter output, IReadOnlyList<DocumentTrips> results, int examples)
    {
        foreach (var failed in results.Where(r => r.Failed is not null))
        {
            output.WriteLine($"{failed.Name}: {Cut(failed.Failed!)}");
        }

        var trips = results.SelectMany(r => r.Trips.Select(t => (r.Name, Trip: t))).ToArray();
        var whole = trips.Count(t => t.Trip.IsWhole);
        output.WriteLine(
            $"{results.Count} documents, {results.Sum(r => r.Tables)} tables, {results.Sum(r => r.Stateful)} of {results.Sum(r => r.Operations)} operations stateful"
        );
        output.WriteLine(
            $"{whole} of {trips.Length} tables with create and get come back whole ({100.0 * whole / Math.Max(1, trips.Length):F1} %)"
        );
        foreach (
            var (reason, count) in results
                .SelectMany(r => r.Withheld)
                .GroupBy(w => w.Key)
                .Select(g => (g.Key, g.Sum(w => w.Value)))
                .OrderByDescending(g => g.Item2)
        )
        {
            output.WriteLine($"withheld although they have create and get: {count}: {reason}");
        }

        Causes(output, [.. trips.SelectMany(t => t.Trip.Faults.Select(f => new Found(t.Name, t.Trip, f)))], examples);
        output.WriteLine();
        foreach (var rule in Invariants.All)
        {
            var looks = trips.Sum(t => t.Trip.Rules.Count(r => r == rule));
            var broken = trips.Sum(t => t.Trip.Violations.Count(v => v.Cause == rule));
            output.WriteLine($"{broken} violations in {looks} looks: {rule}");
        }

        Causes(
            output,
            [.. trips.SelectMany(t => t.Trip.Violations.Select(f => new Found(t.Name, t.Trip, f)))],
            examples
        );
    }

    private static void Causes(TextWriter output, IReadOnlyList<Found> found, int examples)
    {
        var causes = found
            .GroupBy(f => f.Fault.Cause)
            .OrderByDescending(g => g.Select(f => (f.Document, f.Trip.Table)).Distinct().Count());
        foreach (var cause in causes)
        {
            var alone = cause.Count(f => f.Trip.Faults.Count == 1);
            output.WriteLine();
            output.WriteLine(
                $"{cause.Count()} × {cause.Key} ({alone} of them have no other fault; {cause.Select(f => f.Document).Distinct().Count()} documents)"
            );
            foreach (var (document, trip, fault) in cause.DistinctBy(f => f.Document).Take(examples))
            {
                output.WriteLine($"    {document} {trip.Table}: {Cut(fault.Detail)}");
            }
        }
    }

    private static string Cut(string text) =>
        text.ReplaceLineEndings(" ") is { Length: > LongestDetail } line
            ? line[..LongestDetail] + "…"
            : text.ReplaceLineEndings(" ");

    private sealed record Found(string Document, TableTrip Trip, TripFault Fault);
}
