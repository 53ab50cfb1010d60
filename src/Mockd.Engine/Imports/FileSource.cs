using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Reading;

namespace Mockd.Engine.Imports;

/// <summary>A description on disk. What it refers to is read from its own folder and the folders below, nowhere else.</summary>
internal sealed class FileSource(string path) : IDescriptionSource
{
    private const long LargestFile = 256L * 1024 * 1024;
    private readonly string _folder = RealPath.Of(Path.GetDirectoryName(Path.GetFullPath(path))!);

    public IReadOnlyCollection<string> Self { get; } =
    [Uri.EscapeDataString(Path.GetFileName(path)), Path.GetFileName(path)];

    public Task<ReadOnlyMemory<byte>> ReadAsync(string address, CancellationToken cancellation)
    {
        string real;
        try
        {
            real = RealPath.Of(Path.Combine(_folder, Uri.UnescapeDataString(address)));
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            throw new ImportException(DiagnosticCodes.ReferenceNotFollowed, $"'{address}' is no path: {e.Message}");
        }

        return RealPath.IsBelow(real, _folder)
            ? Task.FromResult(Read(real, address))
            : throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{address}' lies outside of the description's folder {_folder} and is not read",
                "import a copy whose files stand below one folder"
            );
    }

    /// <param name="written">The path as the user knows it.</param>
    public static ReadOnlyMemory<byte> Read(string path, string written)
    {
        if (RegularFile.Defect(path) is { } defect)
        {
            throw new ImportException(DiagnosticCodes.ImportNotReadable, $"description '{written}' {defect}");
        }

        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? File.ReadAllBytes(path)
                : throw new ImportException(
                    DiagnosticCodes.ImportNotReadable,
                    $"description '{written}' is larger than {LargestFile / 1024 / 1024} MB"
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException
                ? "does not exist"
                : $"cannot be read: {e.Message}";
            throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"description '{written}' {reason}",
                $"it is looked for at {Path.GetFullPath(path)}"
            );
        }
    }
}
