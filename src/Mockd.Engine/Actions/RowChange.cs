using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>One row before and after.</summary>
/// <param name="Before">Null for a create.</param>
/// <param name="After">Null for a delete.</param>
public sealed record RowChange(Table Table, Row? Before, Row? After)
{
    public string Kind =>
        Before is null ? "create"
        : After is null ? "delete"
        : "update";
}
