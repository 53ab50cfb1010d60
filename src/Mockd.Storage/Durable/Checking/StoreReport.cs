namespace Mockd.Storage.Durable;

/// <summary>What a look at a whole store found.</summary>
/// <param name="Place">Of the store, in words for people.</param>
/// <param name="Rows">Stored ones, those of removed states and remembered answers included.</param>
/// <param name="Remarks">What is to be known about the look itself.</param>
public sealed record StoreReport(
    string Place,
    long States,
    long Rows,
    IReadOnlyList<StoreDamage> Damages,
    IReadOnlyList<string> Remarks
);
