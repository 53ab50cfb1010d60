namespace Mockd.Engine.Imports;

/// <summary>Where an imported description came from, and so where the files are that it refers to.</summary>
internal interface IDescriptionSource
{
    /// <summary>How other files of the description call the imported one.</summary>
    IReadOnlyCollection<string> Self { get; }

    /// <param name="address">Relative to the imported file, with slashes, percent-encoded.</param>
    /// <exception cref="ImportException">It cannot be read, or must not be.</exception>
    Task<ReadOnlyMemory<byte>> ReadAsync(string address, CancellationToken cancellation);
}
