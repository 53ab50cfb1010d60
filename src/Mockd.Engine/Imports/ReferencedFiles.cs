using Mockd.Contracts.Diagnostics;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Yaml;

namespace Mockd.Engine.Imports;

/// <summary>Reads the files that a description refers to, and those that they refer to, before the twin is compiled.</summary>
internal sealed class ReferencedFiles(
    IDescriptionSource source,
    RemoteFiles remote,
    DescriptionText text,
    ICollection<Diagnostic> diagnostics
)
{
    private const int MostFiles = 20_000;
    private const long MostBytes = 512L * 1024 * 1024;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _read = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(source.Self, StringComparer.Ordinal);
    private readonly Queue<(string Address, string From)> _open = new();
    private long _bytes;

    /// <param name="file">The imported file, as the user named it.</param>
    public async Task<DescriptionFiles> ReadAsync(
        ReadOnlyMemory<byte> json,
        string file,
        CancellationToken cancellation
    )
    {
        Enqueue(json, "", file);
        while (_open.TryDequeue(out var next))
        {
            if (_read.Count >= MostFiles || _bytes > MostBytes)
            {
                Warn(
                    next.From,
                    $"the description has more than {MostFiles} files or {MostBytes / 1024 / 1024} MB; the rest is not read",
                    null
                );
                break;
            }

            if (await ReadAsync(next.Address, next.From, file, cancellation).ConfigureAwait(false) is { } other)
            {
                _bytes += other.Length;
                _read[next.Address] = other;
                Enqueue(other, next.Address, DescriptionPlaces.FileOf(file, next.Address));
            }
        }

        return _read.Count == 0 ? DescriptionFiles.None : new DescriptionFiles(source.Self, _read);
    }

    private void Enqueue(ReadOnlyMemory<byte> json, string address, string name)
    {
        foreach (var target in ReferenceScan.Outward(json.Span, address).Where(_seen.Add))
        {
            _open.Enqueue((target, name));
        }
    }

    private async Task<ReadOnlyMemory<byte>?> ReadAsync(
        string address,
        string from,
        string file,
        CancellationToken cancellation
    )
    {
        try
        {
            var content =
                !Addresses.HasScheme(address) ? await source.ReadAsync(address, cancellation).ConfigureAwait(false)
                : address.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                    ? await remote.ReadAsync(address, cancellation).ConfigureAwait(false)
                : throw new ImportException(
                    DiagnosticCodes.ReferenceNotFollowed,
                    $"'{address}' is neither a file of the description nor a web address, and is not read"
                );
            return text.ToJson(content, DescriptionPlaces.FileOf(file, address));
        }
        catch (ImportException e)
        {
            Warn(from, $"$ref: {e.Message}", e.Suggestion);
        }
        catch (YamlSyntaxException e)
        {
            diagnostics.Add(Diagnostic.Warning(DiagnosticCodes.ReferenceNotFollowed, e.Location, e.Message));
        }

        return null;
    }

    private void Warn(string from, string message, string? suggestion) =>
        diagnostics.Add(
            Diagnostic.Warning(
                DiagnosticCodes.ReferenceNotFollowed,
                new SourceLocation(from),
                message,
                suggestion ?? "what refers to it allows anything"
            )
        );
}
