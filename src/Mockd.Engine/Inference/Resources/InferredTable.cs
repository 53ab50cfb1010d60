using Mockd.Contracts.Configuration;

namespace Mockd.Engine.Inference;

/// <summary>A table that a description speaks of, with the operations on it.</summary>
/// <param name="Path">The collection's path, as the description writes it.</param>
/// <param name="Confidence">From 0 to 1: how much of what a table needs the description says.</param>
/// <param name="Withheld">Why its operations are generated all the same; null where the table serves them.</param>
public sealed record InferredTable(
    TableConfig Config,
    string Path,
    IReadOnlyList<InferredAction> Actions,
    IReadOnlyList<Evidence> Evidence,
    double Confidence,
    string? Withheld
)
{
    /// <summary>What its rows say of other tables' rows.</summary>
    public IReadOnlyList<InferredRelation> Relations { get; init; } = [];

    public string Name => Config.Name;
}
