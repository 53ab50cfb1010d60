using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>What a table's configuration tells requests, resolved once from the table, its profile and the file.</summary>
public sealed record TableSettings
{
    public required string Name { get; init; }

    /// <summary>Name of the key in requests, seeds and answers.</summary>
    public required string IdField { get; init; }

    /// <summary>What was made up for a row is stored once it is changed, so that it stays as it was answered.</summary>
    public bool KeepsMadeUp { get; init; }

    /// <summary>Member that holds the key's; null where it stands in the row itself.</summary>
    public string? IdIn { get; init; }

    /// <summary>The key in what a caller sent or a file seeds; null when it is not there.</summary>
    public JsonValue? KeyOf(JsonObject row) => IdIn is null ? row[IdField] : (row[IdIn] as JsonObject)?[IdField];

    /// <summary>How many parts stand before a row's own key.</summary>
    public int Depth { get; init; }

    /// <summary>The key of a row as callers know it.</summary>
    internal string OwnKey(string key) => NestedKeys.Own(key, Depth);

    /// <summary>Field that names the parent row, which an update keeps.</summary>
    public required string? ParentField { get; init; }

    /// <summary>Largest number of rows; 0: no limit.</summary>
    public required int MaxItems { get; init; }

    /// <summary>Order of lists when the caller asks for none.</summary>
    public required bool ListsNewestFirst { get; init; }

    /// <summary>Fields whose indexes are there from the start.</summary>
    public required IReadOnlyList<string> Indexes { get; init; }

    /// <summary>Deleted rows stay as tombstones.</summary>
    public required bool KeepsTombstones { get; init; }

    /// <summary>No new row takes the key of a tombstone.</summary>
    public required bool TombstonesBlock { get; init; }
}
