using System.Collections.Immutable;
using Mockd.Engine.Tables;

namespace Mockd.Engine.State;

/// <summary>All rows of one sandbox at one moment (design decision D2): a value that nobody changes.</summary>
/// <param name="Tables">By the table's number in the twin.</param>
/// <param name="Sequence">Number of the newest row.</param>
/// <param name="Draws">How often randomness was drawn; seeds the next draw, so that equal histories give equal keys.</param>
public sealed record TwinState(
    ImmutableArray<TableRows> Tables,
    long Sequence,
    ulong Draws,
    ImmutableDictionary<int, long> Counters
)
{
    /// <summary>What time it is in the sandbox.</summary>
    public SandboxClock Clock { get; init; } = SandboxClock.Real;

    /// <summary>How writes with idempotency keys were answered.</summary>
    public RememberedAnswers Answers { get; init; } = RememberedAnswers.Empty;

    public static TwinState Empty(int tableCount) =>
        new(
            [.. Enumerable.Range(0, tableCount).Select(_ => TableRows.Empty)],
            0,
            0,
            ImmutableDictionary<int, long>.Empty
        );

    /// <summary>One table as it is in another state, its counter included.</summary>
    public TwinState Reset(int table, TwinState start) =>
        With(table, start.Tables[table]) with
        {
            Counters = start.Counters.TryGetValue(table, out var counter)
                ? Counters.SetItem(table, counter)
                : Counters.Remove(table),
        };

    public TwinState With(int table, TableRows rows) => this with { Tables = Tables.SetItem(table, rows) };
}
