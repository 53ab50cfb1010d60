using Mockd.Contracts.Json;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>One row before and after.</summary>
/// <param name="Before">Null for a create.</param>
/// <param name="After">Null for a delete.</param>
internal sealed record RowChange(Table Table, Row? Before, Row? After)
{
    /// <summary>The row before as expressions see it, kept by the first effect that looks.</summary>
    public JsonValue? SeenBefore { get; set; }

    /// <summary>The row after, or the deleted one, as expressions see it, kept by the first effect that looks.</summary>
    public JsonValue? SeenAfter { get; set; }

    public string Kind =>
        Before is null ? "create"
        : After is null ? "delete"
        : "update";
}
