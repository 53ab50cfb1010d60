namespace Corpus;

/// <summary>An answer to be judged.</summary>
/// <param name="Operation">Position of the operation among those of the document.</param>
public sealed record JudgeAnswer(
    int Operation,
    int Status,
    string? Type,
    IReadOnlyDictionary<string, string> Headers,
    byte[] Body
);
