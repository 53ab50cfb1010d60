namespace Mockd.Engine.State;

/// <summary>Holds the newest state of every sandbox; the sandbox <c>default</c> is there from the start.</summary>
public interface IStateStore : IStateHeads, IStateCatalogue, IAsyncDisposable
{
    /// <summary>
    /// Ends the store: what was committed, made and removed stays so, and later changes throw
    /// <see cref="StoreRetiredException"/>, so that whoever opens the next one loses no write.
    /// </summary>
    ValueTask RetireAsync(CancellationToken cancellation);
}
