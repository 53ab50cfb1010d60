namespace Mockd.Engine.State;

/// <summary>
/// The store cannot be reached or cannot write now. A write that fails with this was not acknowledged: as a rule it did not
/// happen, but where the connection broke at the wrong moment it may have.
/// </summary>
public sealed class StoreUnavailableException(string message, TimeSpan retryAfter, Exception? cause = null)
    : Exception(message, cause)
{
    /// <summary>When it is worth another try.</summary>
    public TimeSpan RetryAfter { get; } = retryAfter;
}
