using Mockd.Engine.Tables;

namespace Mockd.Engine.Transforms;

/// <summary>A member of a table's rows that stands for rows of another table.</summary>
internal sealed class Relation
{
    private TableField? _source;

    public required string Field { get; init; }

    /// <summary>Reads the member; a dot in its name leads into an object.</summary>
    public TableField Source => _source ??= TableField.Stored(Field.Split('.'));

    /// <summary>Number of the related table.</summary>
    public required int Table { get; init; }

    /// <summary>Field of the related table that is compared; null: its key.</summary>
    public required string? TargetField { get; init; }

    /// <summary>The member is the list of related rows that name this row.</summary>
    public required bool Many { get; init; }

    /// <summary>Answered in full without being asked.</summary>
    public required bool Include { get; init; }
}
