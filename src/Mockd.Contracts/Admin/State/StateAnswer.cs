namespace Mockd.Contracts.Admin;

/// <summary>All tables.</summary>
/// <param name="Total">Number of tables.</param>
/// <param name="TotalItems">Number of rows of all tables.</param>
/// <param name="ResourceList">Names of the tables.</param>
public sealed record StateAnswer(
    IReadOnlyList<TableAnswer> Resources,
    int Total,
    int TotalItems,
    IReadOnlyList<string> ResourceList
);
