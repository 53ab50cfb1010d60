namespace Inference;

/// <summary>What the round trip of one table gave.</summary>
/// <param name="Steps">Those that were taken: <c>create</c>, <c>get</c>, <c>list</c>, <c>update</c>, <c>delete</c>, <c>pages</c>, <c>parents</c>.</param>
/// <param name="Rules">Invariants that could be looked at, once for each look.</param>
/// <param name="Faults">Empty: the resource comes back whole.</param>
internal sealed record TableTrip(
    string Table,
    string Path,
    IReadOnlyList<string> Steps,
    IReadOnlyList<TripFault> Faults,
    IReadOnlyList<string> Rules,
    IReadOnlyList<TripFault> Violations
)
{
    public bool IsWhole => Faults.Count == 0;
}
