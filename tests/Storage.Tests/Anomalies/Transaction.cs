namespace Storage.Tests.Anomalies;

/// <summary>A transaction that went through: when, what it appended to which list, and what it saw of which list.</summary>
/// <param name="Started">In ticks of one clock for all, before the store was called.</param>
/// <param name="Ended">After the store had acknowledged it.</param>
/// <param name="Appends">Values that nobody else ever appends.</param>
/// <param name="Reads">What it saw before its own appends.</param>
internal sealed record Transaction(
    int Number,
    long Started,
    long Ended,
    IReadOnlyList<(string List, int Value)> Appends,
    IReadOnlyList<(string List, IReadOnlyList<int> Seen)> Reads
);
