using System.Collections.Immutable;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Bench.State;

/// <summary>Gets and commits at 100,000 rows, beside the immutable collections of the framework doing the same.</summary>
internal static class Commits
{
    private const int Rows = 100_000;
    private const int Rounds = 7;

    public static void Run(Subject subject, Bars bars)
    {
        var filled = subject.Filled(Rows);
        var store = new MemoryStateStore(filled, Subject.Start);
        var keys = filled.Tables[0].InOrder.Select(r => r.Key).ToArray();
        new Random(1).Shuffle(keys);
        var gets = Stopwatches.PerSecond(
            1_000_000,
            Rounds,
            i =>
            {
                var read = store.ReadAsync("default", default);
                var state = read.IsCompleted ? read.Result : throw new InvalidOperationException();
                _ = state.Tables[0].Find(keys[i % Rows]) ?? throw new InvalidOperationException();
            }
        );
        bars.AtLeast("gets by id at 100,000 rows", gets, 1_000_000, "/s");

        // Rows are parsed beforehand: reading requests is not what is measured.
        var fields = Enumerable.Range(0, 50_000).Select(Subject.Row).ToArray();
        var commits = Stopwatches.PerSecond(
            50_000,
            Rounds,
            i => store.CommitAsync("default", head => (subject.Insert(head, fields[i]), 0), default).AsTask().Wait()
        );
        bars.AtLeast("commits of one row from 100,000 rows on", commits, 150_000, "/s");
        bars.Note("the same rows into ImmutableDictionary and ImmutableList", $"{Immutables(filled):N0} /s");

        var byEmail = new MemoryStateStore(filled, Subject.Start);
        filled.Tables[0].IndexOn(TableField.Stored("email"));
        var indexed = Stopwatches.PerSecond(
            50_000,
            Rounds,
            i => byEmail.CommitAsync("default", head => (subject.Insert(head, fields[i]), 0), default).AsTask().Wait()
        );
        bars.AtLeast("commits of one row with an index to keep up", indexed, 150_000, "/s");

        var fresh = new MemoryStateStore(filled, Subject.Start);
        var each = Stopwatches.Each(
            50_000,
            i => fresh.CommitAsync("default", head => (subject.Insert(head, fields[i]), 0), default).AsTask().Wait()
        );
        bars.Below("99 % of commits at 100,000 rows take, with the index", each[each.Length * 99 / 100], 50, "µs");
    }

    private static double Immutables(TwinState filled)
    {
        var rows = filled.Tables[0].InOrder;
        var added = 0;
        var byKey = rows.ToImmutableDictionary(r => r.Key, StringComparer.Ordinal);
        var inOrder = ImmutableList.CreateRange(rows);
        return Stopwatches.PerSecond(
            50_000,
            Rounds,
            i =>
            {
                byKey = byKey.SetItem($"cus_new{added++}", rows[i]);
                inOrder = inOrder.Add(rows[i]);
            }
        );
    }
}
