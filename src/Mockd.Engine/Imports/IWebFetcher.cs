namespace Mockd.Engine.Imports;

/// <summary>Fetches descriptions by URL. What must not be asked is refused by whoever implements it.</summary>
public interface IWebFetcher
{
    /// <param name="address">An http or https address.</param>
    /// <param name="trusted">The address that the user wrote, which may be anywhere; null when none was.</param>
    /// <exception cref="ImportException">It does not answer, or must not be asked.</exception>
    Task<ReadOnlyMemory<byte>> FetchAsync(Uri address, Uri? trusted, CancellationToken cancellation);
}
