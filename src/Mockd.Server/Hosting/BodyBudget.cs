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
    private long _passed;
    private bool _hasGarbage;

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
        bool isQuiet;
        lock (_lock)
        {
            _free += Math.Min(taken, _all);
            LetIn();
            _passed += taken;
            isQuiet = _free == _all;
            if (_passed < Math.Max(_all, GC.GetGCMemoryInfo().HeapSizeBytes) && !(isQuiet && _hasGarbage))
            {
                return;
            }

            _passed = 0;
            _hasGarbage = !isQuiet;
        }

        // What is made of large bodies is large too, and the collector lets a gigabyte of it pile up before it looks. As
        // many bytes of bodies as there are bytes alive pay for a look, and once nobody is left memory goes back.
        GC.Collect(2, isQuiet ? GCCollectionMode.Aggressive : GCCollectionMode.Forced, blocking: true, isQuiet);
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
