using Mockd.Engine.State;

namespace Mockd.Bench.State;

/// <summary>What a row takes beside its JSON.</summary>
internal static class MemoryCosts
{
    private const int Rows = 200_000;

    public static void Run(Subject subject, Bars bars)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var state = subject.Filled(Rows);
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        var rendered = Rendered(subject, state);
        var answered = GC.GetTotalMemory(forceFullCollection: true) - before;
        bars.Below("a row beside its rendered JSON", ((double)answered - rendered) / Rows, 600, "bytes");
        bars.Note(
            "of it, before it is first answered",
            $"{(double)held / Rows:N0} bytes a row; its JSON has {(double)rendered / Rows:N0}"
        );
        GC.KeepAlive(state);
    }

    /// <summary>Renders every row once, as answers do, and gives the bytes of all.</summary>
    private static long Rendered(Subject subject, TwinState state)
    {
        long bytes = 0;
        foreach (var row in state.Tables[0].InOrder)
        {
            bytes += subject.Table.Shape.Render(row, state).Length;
        }

        return bytes;
    }
}
