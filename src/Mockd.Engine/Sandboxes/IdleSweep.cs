using Mockd.Engine.State;

namespace Mockd.Engine.Sandboxes;

/// <summary>Tells the store which sandboxes are in use, and removes those that nobody used for too long.</summary>
internal sealed class IdleSweep(
    SandboxCatalogue catalogue,
    IStateStore store,
    SandboxLifetime lifetime,
    SandboxPolicy policy,
    TimeProvider time
) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly IdlePace _pace = IdlePace.Of(policy.Ttl);
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private ITimer? _timer;
    private int _isOver;

    /// <summary>From now on it looks by itself, until it is disposed of.</summary>
    public void Start() => _timer = time.CreateTimer(_ => Begin(), null, _pace.Period, _pace.Period);

    /// <summary>Tells of a use that is about to be answered, if the store would otherwise hear of it too late.</summary>
    public ValueTask UseAsync(Sandbox sandbox, DateTimeOffset now, CancellationToken cancellation) =>
        policy.Ttl <= TimeSpan.Zero || now - sandbox.ToldAt <= _pace.Margin
            ? ValueTask.CompletedTask
            : TellAsync([(sandbox, now)], cancellation);

    /// <summary>One look: tells of the uses since the last one, then removes what is idle.</summary>
    public async Task SweepAsync(CancellationToken cancellation)
    {
        await TellAsync(cancellation).ConfigureAwait(false);
        if (policy.Ttl <= TimeSpan.Zero)
        {
            return;
        }

        if (store.IsShared)
        {
            var before = catalogue.All;
            catalogue.Learn(await store.ListAsync(cancellation).ConfigureAwait(false), before);
        }

        var end = time.GetUtcNow() - policy.Ttl - _pace.Margin;
        while (catalogue.TakeIdle(end, keepsPlace: false, policy.Keeps) is var (sandbox, turn))
        {
            using (turn)
            {
                await lifetime.RemoveAsync(sandbox, end.AddTicks(1), cancellation).ConfigureAwait(false);
            }

            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Ends what is under way and tells of the last uses, so that whoever comes next knows them.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 1)
        {
            return;
        }

        if (_timer is { } timer)
        {
            await timer.DisposeAsync().ConfigureAwait(false);
        }

        await _end.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        await TryAsync(() => TellAsync(CancellationToken.None)).ConfigureAwait(false);
        _end.Dispose();
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_running.IsCompleted && !_end.IsCancellationRequested)
            {
                _running = TryAsync(() => SweepAsync(_end.Token));
            }
        }
    }

    private async Task TellAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await TellAsync(
                [
                    .. catalogue
                        .All.Where(s => !s.IsDefault)
                        .Select(s => (Sandbox: s, At: s.Uses > 0 ? now : s.LastUsedAt))
                        .Where(use => use.At > use.Sandbox.ToldAt),
                ],
                cancellation
            )
            .ConfigureAwait(false);
    }

    private async ValueTask TellAsync(
        IReadOnlyList<(Sandbox Sandbox, DateTimeOffset At)> uses,
        CancellationToken cancellation
    )
    {
        if (uses.Count == 0)
        {
            return;
        }

        await store
            .TouchAsync([.. uses.Select(u => new StateUse(u.Sandbox.Name, u.At))], cancellation)
            .ConfigureAwait(false);
        foreach (var (sandbox, at) in uses)
        {
            sandbox.Know(at);
        }
    }

    /// <summary>A store that cannot do it now is asked again at the next look.</summary>
    private static async Task TryAsync(Func<Task> look)
    {
        try
        {
            await look().ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreUnavailableException or StoreRetiredException or OperationCanceledException)
        {
            // Nobody waits for it, and what was taken is back.
        }
    }
}
