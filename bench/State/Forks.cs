using Mockd.Engine.State;

namespace Mockd.Bench.State;

/// <summary>Forks of a state with 100,000 rows, and what a request costs in the last of many.</summary>
internal static class Forks
{
    private const int Most = 10_000;

    public static void Run(Subject subject, Bars bars)
    {
        var filled = subject.Filled(100_000);
        var store = new MemoryStateStore(filled, Subject.Start);
        Fork("warm-up", store, filled);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = Stopwatches.Each(1, _ => Fork("first", store, filled));
        bars.Below("fork of 100,000 rows takes", times[0], 1000, "µs");
        bars.Below("fork of 100,000 rows holds", (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0, 64, "KB");

        var idle = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Most; i++)
        {
            Fork($"fork-{i}", store, filled);
        }

        var held = (GC.GetTotalMemory(forceFullCollection: true) - idle) / 1024.0 / 1024;
        bars.Below("10,000 idle forks of it hold", held, 100, "MB");
        var first = Cost(subject, store, "fork-0");
        var last = Cost(subject, store, $"fork-{Most - 1}");
        bars.Below("create in sandbox 10,000, times that in sandbox 1", last / first, 1.2, "");
        GC.KeepAlive(store);
    }

    private static void Fork(string name, MemoryStateStore store, TwinState state)
    {
        var entry = new StateEntry(name, StateKind.Sandbox, "default", Subject.Start, Subject.Start);
        if (!store.CreateAsync(entry, state, default).AsTask().Result)
        {
            throw new InvalidOperationException($"there is a {name} already");
        }
    }

    private static double Cost(Subject subject, MemoryStateStore store, string name)
    {
        var fields = Enumerable.Range(0, 20_000).Select(Subject.Row).ToArray();
        var each = Stopwatches.Each(
            fields.Length,
            i => store.CommitAsync(name, head => (subject.Insert(head, fields[i]), 0), default).AsTask().Wait()
        );
        return each[each.Length / 2];
    }
}
