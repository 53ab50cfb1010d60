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
    /// <param name="fits">Only these; null: all.</param>
    public IReadOnlyList<JournalEntry> Recent(int most, Func<JournalEntry, bool>? fits = null) =>
        [
            .. _entries
                .OfType<JournalEntry>()
                .Where(e => fits is null || fits(e))
                .OrderByDescending(e => e.Id)
                .Take(most),
        ];

    /// <summary>Forgets all of them.</summary>
    public void Clear() => Array.Clear(_entries);
}
