using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>One row before and after.</summary>
/// <param name="Before">Null for a create.</param>
/// <param name="After">Null for a delete.</param>
internal sealed record RowChange(Table Table, Row? Before, Row? After)
{
    /// <summary>What the conditions of effects see, kept by the first of them.</summary>
    public Scope? Scope { get; set; }

    public string Kind =>
        Before is null ? "create"
        : After is null ? "delete"
        : "update";
}
