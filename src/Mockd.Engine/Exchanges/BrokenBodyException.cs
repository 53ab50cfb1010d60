namespace Mockd.Engine.Exchanges;

/// <summary>A body that does not come in as HTTP says, such as one in chunks whose lengths are no numbers.</summary>
/// <param name="status">What the sender is answered: 400, 408 or 413.</param>
public sealed class BrokenBodyException(int status, string message, Exception cause) : Exception(message, cause)
{
    public int Status => status;
}
