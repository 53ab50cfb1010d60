namespace Mockd.Contracts.Admin;

/// <summary>What time it is in a sandbox.</summary>
/// <param name="IsFrozen">It stands still.</param>
/// <param name="AheadSeconds">How far it is ahead of the real time; negative: behind.</param>
public sealed record ClockAnswer(string Sandbox, DateTimeOffset Now, bool IsFrozen, double AheadSeconds);
