using System.ComponentModel;

namespace Mockd.Contracts.Configuration;

/// <summary>A field that holds the key of a row in another table.</summary>
public sealed record RelationConfig
{
    [Description("Related table.")]
    public required string Table { get; init; }

    [Description(
        "Field of the related table that the value names; absent: its key. With `many`, the related table's field that names this row."
    )]
    public string? Field { get; init; }

    [Description("True: the field is the list of related rows, present only when expanded (or always with `include`).")]
    public bool Many { get; init; }

    [Description("Always answer the related rows in full, without being asked.")]
    public bool Include { get; init; }
}
