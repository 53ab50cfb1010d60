using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Imports;

/// <summary>A description in an npm package. What it refers to is read from the same package.</summary>
internal sealed class PackageSource(string package, ImportOptions options) : IDescriptionSource
{
    private readonly string _folder = package[..(package.LastIndexOf('/') + 1)];

    public IReadOnlyCollection<string> Self { get; } = [package[(package.LastIndexOf('/') + 1)..]];

    public Task<ReadOnlyMemory<byte>> ReadAsync(string address, CancellationToken cancellation)
    {
        var folder = _folder;
        var rest = Uri.UnescapeDataString(address);
        while (rest.StartsWith("../", StringComparison.Ordinal) && NpmPackage.ParentOf(folder) is { } parent)
        {
            (folder, rest) = (parent, rest[3..]);
        }

        return rest.StartsWith('/') || rest.Split('/').Contains("..")
            ? throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{address}' lies outside of the package and is not read"
            )
            : NpmPackage.ReadAsync(folder + rest, options, cancellation);
    }
}
