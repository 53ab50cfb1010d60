using Mockd.Contracts.Json;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>A field that ties the rows of a binding to a part of the request, such as the parent in the path.</summary>
/// <param name="Param">Path parameter the value comes from; null when it is an expression.</param>
public sealed record ScopeField(string Field, TableField Reader, string? Param, Expression? Value)
{
    public JsonValue? Read(OperationCall call) =>
        Param is not null ? (call.Path.Find(Param) is { } text ? new JsonText(text) : null)
        : Value!.Evaluate(call.Scope()) is { IsNull: false } value ? value
        : null;
}
