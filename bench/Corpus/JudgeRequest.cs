namespace Corpus;

/// <summary>A well-formed request for one operation.</summary>
/// <param name="Url">Path and query.</param>
/// <param name="Fault">Why no request could be made; null when one was.</param>
public sealed record JudgeRequest(
    string Method,
    string Path,
    string? Url,
    IReadOnlyDictionary<string, string>? Headers,
    byte[]? Body,
    string? Fault
);
