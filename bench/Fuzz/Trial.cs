using System.Diagnostics;

namespace Mockd.Bench.Fuzz;

/// <summary>Reads one input to the bottom, watching time and memory.</summary>
/// <param name="read">Reads it; throws when something is wrong.</param>
internal sealed class Trial(Action read)
{
    private const long MostBytes = 1024L * 1024 * 1024;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(120);

    public TimeSpan Took { get; private set; }

    /// <summary>What is wrong; null when the input was read or refused as it should be.</summary>
    public string? Run()
    {
        string? find = null;
        using var process = Process.GetCurrentProcess();
        var began = process.TotalProcessorTime;
        var worker = new Thread(() => find = Watch(), maxStackSize: 1024 * 1024) { IsBackground = true };
        worker.Start();
        if (!worker.Join(Hanging))
        {
            return $"still reading after {Hanging.TotalSeconds} s";
        }

        // Processor time, because the machine may have other things to do.
        process.Refresh();
        Took = process.TotalProcessorTime - began;
        return find ?? (Took > Slow ? $"took {Took.TotalSeconds:F1} s" : null);
    }

    private string? Watch()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            read();
        }
        catch (Exception e)
        {
            // Whatever escapes the reader is a find.
            return $"{e.GetType().Name}: {e.Message} {string.Join(" < ", e.StackTrace?.Split('\n').Select(l => l.Trim()).Where(l => l.Contains("Mockd", StringComparison.Ordinal)).Take(3) ?? [])}";
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > MostBytes ? $"allocated {allocated / 1024 / 1024} MB" : null;
    }
}
