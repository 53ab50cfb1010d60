namespace Mockd.Contracts.Admin;

/// <summary>A change of a sandbox's clock: exactly one of its members.</summary>
/// <param name="Advance">By so long, such as <c>30d</c> or <c>-1h30m</c>.</param>
/// <param name="Set">To this time; it stands still or runs as before.</param>
/// <param name="Freeze">Stand still at this time, or at <c>now</c>.</param>
/// <param name="Run">True: run on from what it shows.</param>
/// <param name="Real">True: show the real time.</param>
public sealed record ClockOrder(
    string? Advance = null,
    string? Set = null,
    string? Freeze = null,
    bool Run = false,
    bool Real = false
);
