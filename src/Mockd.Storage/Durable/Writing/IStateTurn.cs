namespace Mockd.Storage.Durable;

/// <summary>
/// A moment in which nobody else writes to a state. Ends with the write that is appended, or without one when it is disposed.
/// </summary>
public interface IStateTurn : IAsyncDisposable
{
    /// <summary>What changed since the version that was asked for, as <see cref="IStateLog.NewsAsync"/> tells it.</summary>
    StoredState? News { get; }

    /// <returns>False when the log could not make it after all; nothing changed then.</returns>
    ValueTask<bool> AppendAsync(StateWrite write, CancellationToken cancellation);
}
