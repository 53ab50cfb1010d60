namespace Mockd.Contracts.Admin;

/// <summary>The writes that led to a sandbox's state, newest first, behind those that were undone.</summary>
/// <param name="Remembered">How many there are; <paramref name="Writes"/> may be fewer.</param>
public sealed record HistoryAnswer(string Sandbox, IReadOnlyList<WriteAnswer> Writes, int Remembered);
