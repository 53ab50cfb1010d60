using System.Diagnostics;

namespace Corpus;

/// <summary>One line on the standard error that says how far the run is.</summary>
internal sealed class ProgressBar(int total)
{
    private const int Width = 30;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Lock _lock = new();
    private int _done;
    private long _operations;
    private long _valid;

    public void Advance(DocumentResult result)
    {
        lock (_lock)
        {
            _done++;
            _operations += result.Operations;
            _valid += result.Valid;
            var elapsed = Stopwatch.GetElapsedTime(_started);
            var left = elapsed * ((double)(total - _done) / _done);
            var bar = new string('#', Width * _done / total).PadRight(Width, '.');
            var line =
                $"[{bar}] {_done}/{total}, {_valid} of {_operations} operations valid, {left:hh\\:mm\\:ss} left, {result.Name}";
            Console.Error.Write(
                Console.IsErrorRedirected ? line + "\n" : "\r\e[K" + line[..Math.Min(line.Length, 150)]
            );
        }
    }
}
