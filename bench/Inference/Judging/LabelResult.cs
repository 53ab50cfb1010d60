namespace Inference;

/// <summary>What comparing one description with its labels gave.</summary>
/// <param name="Unlabelled">Operations in scope of which the labels say nothing.</param>
internal sealed record LabelResult(
    string Name,
    IReadOnlyDictionary<LabelArea, Score> Scores,
    IReadOnlyList<LabelFault> Faults,
    int Unlabelled
);
