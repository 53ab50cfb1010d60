namespace Mockd.Engine.Journal;

/// <summary>The newest exchanges, oldest dropped first.</summary>
public sealed class ExchangeJournal(int capacity = 1000)
{
    public const int LongestBody = 16 * 1024;
    private readonly JournalEntry?[] _entries = new JournalEntry?[capacity];
    private long _last;

    /// <summary>A number for the next exchange; numbers count from 1.</summary>
    public long NextId() => Interlocked.Increment(ref _last);

    public void Add(JournalEntry entry) => Volatile.Write(ref _entries[entry.Id % _entries.Length], entry);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<JournalEntry> Recent(int most) =>
        [.. _entries.OfType<JournalEntry>().OrderByDescending(e => e.Id).Take(most)];
}
