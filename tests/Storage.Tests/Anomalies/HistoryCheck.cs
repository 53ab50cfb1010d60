namespace Storage.Tests.Anomalies;

/// <summary>
/// Looks for anomalies in a history of appends to lists and reads of them, the way of Kingsbury and Alvaro, "Elle: Inferring
/// Isolation Anomalies from Experimental Observations" (2020): since every value is appended once, a list shows in which
/// order its writers ran, and who saw whom. If the order that all lists and all clocks together ask for has a circle, no
/// serial execution explains the history.
/// </summary>
internal static class HistoryCheck
{
    /// <param name="final">The lists at the end.</param>
    /// <returns>What is wrong, in words; empty when the history is strictly serialisable.</returns>
    public static IReadOnlyList<string> Run(
        IReadOnlyList<Transaction> history,
        IReadOnlyDictionary<string, IReadOnlyList<int>> final
    )
    {
        var defects = new List<string>();
        var writers = history
            .SelectMany(t => t.Appends.Select(a => (a.Value, t.Number)))
            .ToDictionary(a => a.Value, a => a.Number);
        foreach (var (list, values) in final)
        {
            defects.AddRange(values.GroupBy(v => v).Where(g => g.Count() > 1).Select(g => $"{list} has {g.Key} twice"));
            defects.AddRange(
                values.Where(v => !writers.ContainsKey(v)).Select(v => $"{list} has {v}, which nobody appended")
            );
        }

        foreach (var transaction in history)
        {
            defects.AddRange(
                transaction
                    .Appends.Where(a => !final.GetValueOrDefault(a.List, []).Contains(a.Value))
                    .Select(a => $"{a.Value}, appended to {a.List} by {transaction.Number}, is lost")
            );
            defects.AddRange(
                transaction
                    .Reads.Where(r => !final.GetValueOrDefault(r.List, []).Take(r.Seen.Count).SequenceEqual(r.Seen))
                    .Select(r =>
                        $"{transaction.Number} saw [{string.Join(' ', r.Seen)}] in {r.List}, which it never was"
                    )
            );
        }

        return defects.Count > 0 ? defects : Circles(history, final, writers);
    }

    private static IReadOnlyList<string> Circles(
        IReadOnlyList<Transaction> history,
        IReadOnlyDictionary<string, IReadOnlyList<int>> final,
        Dictionary<int, int> writers
    )
    {
        var graph = new OrderGraph(history.Count);
        foreach (var values in final.Values)
        {
            for (var i = 1; i < values.Count; i++)
            {
                graph.Add(writers[values[i - 1]], writers[values[i]]);
            }
        }

        foreach (var transaction in history)
        {
            foreach (var (list, seen) in transaction.Reads)
            {
                var values = final.GetValueOrDefault(list, []);
                if (seen.Count > 0)
                {
                    graph.Add(writers[seen[^1]], transaction.Number);
                }

                if (seen.Count < values.Count)
                {
                    graph.Add(transaction.Number, writers[values[seen.Count]]);
                }
            }
        }

        AddClock(graph, history);
        return
        [
            .. graph
                .Circles()
                .Select(c => $"no serial order puts these in a row: {string.Join(", ", c.Order().Take(20))}"),
        ];
    }

    /// <summary>What had ended before another began comes before it.</summary>
    private static void AddClock(OrderGraph graph, IReadOnlyList<Transaction> history)
    {
        var byEnd = history.OrderBy(t => t.Ended).ToArray();
        foreach (var later in history)
        {
            foreach (var earlier in byEnd.TakeWhile(t => t.Ended < later.Started))
            {
                graph.Add(earlier.Number, later.Number);
            }
        }
    }
}
