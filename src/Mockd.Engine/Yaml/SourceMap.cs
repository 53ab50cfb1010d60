using Mockd.Contracts.Diagnostics;
using Mockd.Engine.Json;

namespace Mockd.Engine.Yaml;

/// <summary>Where the parts of a document stood, by JSON pointer (RFC 6901).</summary>
public sealed class SourceMap(string file, IReadOnlyDictionary<string, Place> positions)
{
    private readonly Dictionary<string, List<int>> _written = new(StringComparer.Ordinal);

    public string File { get; } = file;

    /// <summary>Says which items of a list were kept, so that places are asked for by the numbers they have now.</summary>
    public void Keep(string list, List<int> written) => _written[list] = written;

    /// <summary>The place of the part, or of the nearest part around it that is known.</summary>
    public SourceLocation At(string pointer)
    {
        pointer = AsWritten(pointer);
        for (var at = pointer; ; at = at[..at.LastIndexOf('/')])
        {
            if (positions.TryGetValue(at, out var position))
            {
                return new SourceLocation(File, position.Line, position.Column, pointer);
            }

            if (at.Length == 0 || !at.Contains('/', StringComparison.Ordinal))
            {
                return new SourceLocation(File, 0, 0, pointer);
            }
        }
    }

    private string AsWritten(string pointer)
    {
        if (_written.Count == 0)
        {
            return pointer;
        }

        var parts = pointer.Split('/');
        var now = "";
        var written = "";
        for (var i = 1; i < parts.Length; i++)
        {
            var part = parts[i];
            if (_written.TryGetValue(now, out var kept) && int.TryParse(part, out var item) && item < kept.Count)
            {
                part = kept[item].ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            now += "/" + parts[i];
            written += "/" + part;
        }

        return written;
    }

    /// <summary>The pointer of a member (RFC 6901).</summary>
    public static string Below(string pointer, string name) => ValuePointer.Child(pointer, name);
}
