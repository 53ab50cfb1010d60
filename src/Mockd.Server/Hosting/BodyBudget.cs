namespace Mockd.Server.Hosting;

/// <summary>
/// Bounds the bytes of large bodies that are in memory at the same time. Who finds no room waits in line, and as long as
/// nothing is read from the socket the sender waits too.
/// </summary>
internal sealed class BodyBudget(long all)
{
    private readonly long _all = all;
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiter> _line = [];
    private long _free = all;

    /// <summary>Done when there is room for so many bytes, which are then taken. More than there is in all is all of it.</summary>
    public ValueTask TakeAsync(long wanted, CancellationToken cancellation)
    {
        wanted = Math.Min(wanted, _all);
        lock (_lock)
        {
            if (_line.Count == 0 && wanted <= _free)
            {
                _free -= wanted;
                return ValueTask.CompletedTask;
            }

            var waiter = new Waiter(wanted);
            var place = _line.AddLast(waiter);
            return new(WaitAsync(place, cancellation));
        }
    }

    public void Give(long taken)
    {
        lock (_lock)
        {
            _free += Math.Min(taken, _all);
            LetIn();
        }
    }

    private async Task WaitAsync(LinkedListNode<Waiter> place, CancellationToken cancellation)
    {
        await using var leaving = cancellation.UnsafeRegister(_ => Leave(place, cancellation), null);
        await place.Value.Entered.Task.ConfigureAwait(false);
    }

    private void Leave(LinkedListNode<Waiter> place, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (place.List is null)
            {
                // It was let in meanwhile, and gives back what it has.
                return;
            }

            _line.Remove(place);
            place.Value.Entered.TrySetCanceled(cancellation);
            LetIn();
        }
    }

    // In the order of coming, so that a large body is not overtaken for ever by small ones.
    private void LetIn()
    {
        while (_line.First is { } first && first.Value.Wanted <= _free)
        {
            _line.RemoveFirst();
            _free -= first.Value.Wanted;
            first.Value.Entered.TrySetResult();
        }
    }

    private sealed record Waiter(long Wanted)
    {
        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
