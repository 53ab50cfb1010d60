namespace Mockd.Engine.State;

/// <summary>What a store knows of a state beside its rows.</summary>
/// <param name="Name">Unique among all states of a store, whatever their kind.</param>
/// <param name="From">What it was copied from: <c>seeds</c>, <c>import</c>, or the name of another state.</param>
/// <param name="LastUsedAt">As far as the store was told; see <see cref="IStateCatalogue.TouchAsync"/>.</param>
public sealed record StateEntry(
    string Name,
    StateKind Kind,
    string From,
    DateTimeOffset CreatedAt,
    DateTimeOffset LastUsedAt
);
