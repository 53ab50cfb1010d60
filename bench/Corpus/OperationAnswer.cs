namespace Corpus;

/// <summary>What the twin said to one request.</summary>
/// <param name="Answer">Null when there is none to be judged; <paramref name="Fault"/> then says why.</param>
/// <param name="Reasons">What the journal holds about the answer.</param>
internal sealed record OperationAnswer(
    string Operation,
    JudgeAnswer? Answer,
    OperationFault? Fault,
    Func<IReadOnlyList<string>> Reasons
);
