namespace Inference;

/// <summary>What went wrong with one table.</summary>
/// <param name="Cause">The same for all faults of a kind: step and what it lacks.</param>
internal sealed record TripFault(string Cause, string Detail)
{
    /// <summary>Of the answer that was refused; 0 where that is not what went wrong.</summary>
    public int Status { get; init; }

    public override string ToString() => $"{Cause}: {Detail}";
}
