using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Reading;

namespace Mockd.Engine.Imports;

/// <summary>A description on disk. What it refers to is read from one folder and those below, nowhere else.</summary>
internal sealed class FileSource : IDescriptionSource
{
    private const long LargestFile = 256L * 1024 * 1024;
    private readonly string _folder;
    private readonly string _root;

    private FileSource(string path, string? root)
    {
        _folder = RealPath.Of(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _root = root ?? _folder;
        var name = Path.GetFileName(path);
        Self = [Uri.EscapeDataString(name), name];
    }

    public IReadOnlyCollection<string> Self { get; }

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

        return RealPath.IsBelow(real, _root)
            ? Task.FromResult(Read(real, address))
            : throw new ImportException(
                DiagnosticCodes.ReferenceNotFollowed,
                $"'{address}' lies outside of the folder {_root} and is not read",
                "name the folder that holds all files of the description as `root` of the import"
            );
    }

    /// <param name="root">The folder that the description may refer into, as the user named it; null for its own.</param>
    /// <exception cref="ImportException">The root is no folder, or does not hold the description.</exception>
    public static FileSource Below(string path, string? root, string configFolder)
    {
        if (root is null)
        {
            return new FileSource(path, null);
        }

        var full = Path.Combine(configFolder, root);
        if (!Directory.Exists(full))
        {
            throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"root '{root}' is no folder",
                $"it is looked for at {Path.GetFullPath(full)}"
            );
        }

        var source = new FileSource(path, RealPath.Of(full));
        return source._root == source._folder || RealPath.IsBelow(source._folder, source._root)
            ? source
            : throw new ImportException(
                DiagnosticCodes.ImportNotReadable,
                $"root '{root}' does not hold the description, which lies in {source._folder}",
                "name a folder above it"
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
