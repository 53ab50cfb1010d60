namespace Mockd.Engine.Tables;

/// <summary>What a table remembers beside its rows.</summary>
internal readonly record struct RowsAside(DeletedRows Deleted, DamagedRows Damaged);
