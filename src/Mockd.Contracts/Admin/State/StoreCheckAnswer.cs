namespace Mockd.Contracts.Admin;

/// <summary>What <c>mockd stateful check --json</c> prints.</summary>
/// <param name="Place">Of the store, in words for people.</param>
/// <param name="Saved">File with all that is good; null: none was asked for.</param>
public sealed record StoreCheckAnswer(
    string Place,
    long States,
    long Rows,
    IReadOnlyList<StoreDamageAnswer> Damages,
    IReadOnlyList<string> Remarks,
    string? Saved
);
