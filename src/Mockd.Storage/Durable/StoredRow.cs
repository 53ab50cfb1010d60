namespace Mockd.Storage.Durable;

/// <summary>A row as a log keeps it.</summary>
/// <param name="Fields">JSON text of an object; null: the row is gone.</param>
/// <param name="IsTombstone">Deleted, but kept for relations.</param>
public sealed record StoredRow(
    string Table,
    string Key,
    long Sequence,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    bool IsTombstone,
    string? Fields
)
{
    /// <summary>It is not what was written; nothing of it but table and key is to be used.</summary>
    public bool IsDamaged { get; init; }
}
