namespace Mockd.Engine.Exchanges;

/// <summary>A body that is still with its sender; read when somebody wants it, and then once.</summary>
public abstract class BodySource
{
    /// <summary>As the sender tells it beforehand; null when the sender does not.</summary>
    public abstract long? Length { get; }

    /// <summary>All of it, or null when it is longer than <paramref name="limit"/>. Later calls give the same again.</summary>
    /// <param name="grows">Bytes that will be made of it, by decoding, beside its own.</param>
    public abstract ValueTask<ReadOnlyMemory<byte>?> ReceiveAsync(int limit, int grows, CancellationToken cancellation);

    /// <summary>The body as it comes in, for readers that need not have all of it at once.</summary>
    public abstract Stream Open();
}
