using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

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
