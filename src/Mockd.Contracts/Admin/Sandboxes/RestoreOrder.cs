namespace Mockd.Contracts.Admin;

/// <summary>What to go back to.</summary>
/// <param name="Before">Number of the request in front of whose write the state is wanted.</param>
public sealed record RestoreOrder(long Before);
