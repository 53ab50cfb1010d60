namespace Corpus;

/// <summary>What is wrong with an answer.</summary>
public sealed record JudgeVerdict(string Fault, string Group);
