namespace Mockd.Storage.Durable;

/// <summary>A stored state at one of its versions, whose rows another state begins with.</summary>
/// <param name="Changes">Rows in which the other state differs; without fields: it does not have the row.</param>
public sealed record StateBasis(string Name, long Version, IReadOnlyList<StoredRow> Changes);
