using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>A field that names a row of another table by its key, and what a delete of that row does.</summary>
public sealed record ReferenceConfig
{
    [Description("Table whose rows are named. `field: table` is short for `field: {table: table}`.")]
    public required string Table { get; init; }

    [Description(
        "When the named row is deleted: `ignore`; `restrict`: answer 409 instead; `cascade`: delete this row too; `setNull`: set the field to null, or take the key out of a list."
    )]
    public DeleteRule OnDelete { get; init; } = DeleteRule.Ignore;
}
