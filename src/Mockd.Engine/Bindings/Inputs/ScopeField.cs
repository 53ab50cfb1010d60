using Mockd.Contracts.Json;
using Mockd.Engine.CustomOperations;
using Mockd.Engine.Expressions;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Bindings;

/// <summary>A field that ties the rows of a binding to a part of the request, such as the parent in the path.</summary>
/// <param name="Param">Path parameter the value comes from; null when it is an expression.</param>
internal sealed record ScopeField(string Field, TableField Reader, string? Param, Expression? Value)
{
    /// <summary>The value is a part of the request's path, query or headers.</summary>
    public bool IsSent => Value is null || SentValues.Are(Value);

    public JsonValue? Read(OperationCall call) =>
        Param is not null ? (call.Path.Find(Param) is { } text ? new JsonText(text) : null)
        : Value!.Evaluate(call.Scope()) is { IsNull: false } value ? value
        : null;

    /// <summary>What rows must hold to be seen; null when the request says nothing. A list asks for rows with any of its items.</summary>
    public Condition? Condition(OperationCall call) =>
        Read(call) is not { } value ? null
        : Value is null ? Tables.Condition.Sent(Reader, Comparison.Equal, value.ToPlainText())
        : value is JsonArray any
            ? new(Reader, Comparison.Equal, [.. any.SelectMany(v => ExpectedValue.Meanings(Value, v))])
        : ExpectedValue.Condition(Reader, Value, value);
}
