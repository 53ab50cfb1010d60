namespace Mockd.Server.Hosting;

/// <summary>
/// How a server empties when it is to stop: requests that are here in full are answered, those that are still on their way
/// have a moment to arrive.
/// </summary>
internal sealed class Departure : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _cut = new();
    private readonly TaskCompletionSource _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isClosing;
    private int _present;

    /// <summary>Cancelled when senders that are not done yet are to be cut off.</summary>
    public CancellationToken Cut => _cut.Token;

    public void Enter() => Interlocked.Increment(ref _present);

    public void Leave()
    {
        if (Interlocked.Decrement(ref _present) == 0 && _isClosing)
        {
            _empty.TrySetResult();
        }
    }

    /// <summary>Runs the end of a server: once nobody is left, connections that are still open are not waited for long.</summary>
    /// <param name="stop">Closes the connections, and cuts those off that are left when its token is cancelled.</param>
    public async Task RunAsync(Func<CancellationToken, Task> stop, CancellationToken impatience)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(impatience);
        var stopping = stop(patience.Token);
        _isClosing = true;
        if (Volatile.Read(ref _present) == 0)
        {
            _empty.TrySetResult();
        }

        _cut.CancelAfter(Moment);
        await Task.WhenAny(_empty.Task, stopping).ConfigureAwait(false);
        patience.CancelAfter(Moment);
        await stopping.ConfigureAwait(false);
    }

    public void Dispose() => _cut.Dispose();
}
