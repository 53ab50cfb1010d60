namespace Mockd.Contracts.Diagnostics;

/// <summary>Where something was written. Lines and columns count from 1; 0 means that only the file is known.</summary>
/// <param name="File">Path as the user gave it.</param>
/// <param name="Pointer">JSON pointer (RFC 6901) into the file, where lines are not known.</param>
public sealed record SourceLocation(string File, int Line = 0, int Column = 0, string? Pointer = null)
{
    public override string ToString() =>
        Line > 0 ? $"{File}:{Line}:{Column}"
        : Pointer is { Length: > 0 } ? $"{File}#{Pointer}"
        : File;
}
