namespace Mockd.Storage.Durable;

/// <summary>A state, or what changed in it, as a log hands it over.</summary>
/// <param name="Version">Above 0; each group of writes raises it by one.</param>
/// <param name="Head">JSON text of what the state has beside rows.</param>
public sealed record StoredState(long Version, string Head, IReadOnlyList<StoredRow> Rows)
{
    /// <summary>What of it beside rows is not as it was written, so that nothing of it is to be used; null: nothing.</summary>
    public string? Damage { get; init; }
}
