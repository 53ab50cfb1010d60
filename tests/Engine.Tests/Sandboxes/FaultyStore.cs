using Mockd.Engine.State;

namespace Engine.Tests.Sandboxes;

/// <summary>
/// A store one of whose calls fails: before it did anything, or behind it, as when the connection breaks before the answer
/// comes.
/// </summary>
internal sealed class FaultyStore(IStateStore store) : ForwardingStore(store)
{
    private int _calls;
    private int _failing;
    private bool _isDone;

    /// <summary>Whether the call that was to fail came.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The call with this number from now on fails, and none after it; 0: none does.</summary>
    /// <param name="isDone">What it was to do is done nevertheless.</param>
    public void Fail(int call, bool isDone)
    {
        (_calls, _failing, _isDone, HasFailed) = (0, call, isDone, false);
    }

    /// <summary>States whose last use it does not know go only when somebody says so.</summary>
    public bool KnowsNoUses { get; set; }

    public override ValueTask<TwinState> ReadAsync(string name, CancellationToken cancellation) =>
        CallAsync(() => base.ReadAsync(name, cancellation));

    public override ValueTask<TwinState> KnownAsync(string name, CancellationToken cancellation) =>
        CallAsync(() => base.KnownAsync(name, cancellation));

    public override ValueTask<T> CommitAsync<T>(
        string name,
        Func<TwinState, (TwinState Next, T Result)> change,
        CancellationToken cancellation
    ) => CallAsync(() => base.CommitAsync(name, change, cancellation));

    public override ValueTask<bool> CreateAsync(StateEntry entry, TwinState state, CancellationToken cancellation) =>
        CallAsync(() => base.CreateAsync(entry, state, cancellation));

    public override ValueTask<bool> DeleteAsync(
        string name,
        DateTimeOffset? unusedSince,
        CancellationToken cancellation
    ) =>
        CallAsync(() =>
            KnowsNoUses && unusedSince is not null ? new(false) : base.DeleteAsync(name, unusedSince, cancellation)
        );

    public override ValueTask<StateEntry?> FindAsync(string name, CancellationToken cancellation) =>
        CallAsync(() => base.FindAsync(name, cancellation));

    public override ValueTask<IReadOnlyList<StateEntry>> ListAsync(CancellationToken cancellation) =>
        CallAsync(() => base.ListAsync(cancellation));

    public override async ValueTask TouchAsync(IReadOnlyList<StateUse> uses, CancellationToken cancellation) =>
        await CallAsync(async () =>
        {
            await base.TouchAsync(uses, cancellation);
            return 0;
        });

    private async ValueTask<T> CallAsync<T>(Func<ValueTask<T>> call)
    {
        if (++_calls != _failing)
        {
            return await call();
        }

        HasFailed = true;
        if (_isDone)
        {
            await call();
        }

        throw new StoreUnavailableException("the store is away", TimeSpan.FromSeconds(1));
    }
}
