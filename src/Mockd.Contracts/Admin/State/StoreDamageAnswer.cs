namespace Mockd.Contracts.Admin;

/// <summary>Something in a store that is not as it was written.</summary>
/// <param name="States">Names of sandboxes and snapshots that have it.</param>
/// <param name="Table">Null: it is no row.</param>
/// <param name="Key">Null: it is no row, or one that cannot be read at all.</param>
public sealed record StoreDamageAnswer(string Problem, IReadOnlyList<string> States, string? Table, string? Key);
