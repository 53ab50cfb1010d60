using Mockd.Contracts.Diagnostics;

namespace Mockd.Engine.Yaml;

/// <summary>Where the parts of a document stood, by JSON pointer (RFC 6901).</summary>
public sealed class SourceMap(string file, IReadOnlyDictionary<string, (int Line, int Column)> positions)
{
    public string File { get; } = file;

    /// <summary>The place of the part, or of the nearest part around it that is known.</summary>
    public SourceLocation At(string pointer)
    {
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
}
