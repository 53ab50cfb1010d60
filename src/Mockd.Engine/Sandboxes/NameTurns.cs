namespace Mockd.Engine.Sandboxes;

/// <summary>
/// For each name one caller at a time that makes, finds or removes what has the name; callers with other names go on.
/// </summary>
internal sealed class NameTurns
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource> _taken = new(StringComparer.Ordinal);

    /// <param name="busy">When somebody has the turn: done once they are.</param>
    /// <returns>Null when somebody has it.</returns>
    public Turn? TryTake(string name, out Task busy)
    {
        lock (_gate)
        {
            if (_taken.TryGetValue(name, out var other))
            {
                busy = other.Task;
                return null;
            }

            _taken[name] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            busy = Task.CompletedTask;
            return new Turn(this, name);
        }
    }

    public async ValueTask<Turn> TakeAsync(string name, CancellationToken cancellation)
    {
        while (true)
        {
            if (TryTake(name, out var busy) is { } turn)
            {
                return turn;
            }

            await busy.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void End(string name)
    {
        lock (_gate)
        {
            if (_taken.Remove(name, out var done))
            {
                done.SetResult();
            }
        }
    }

    /// <summary>Ends when it is disposed of.</summary>
    internal sealed class Turn(NameTurns turns, string name) : IDisposable
    {
        private int _isOver;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isOver, 1) == 0)
            {
                turns.End(name);
            }
        }
    }
}
