using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>A JSON value whose texts are templates; parts without templates are shared, not copied.</summary>
public sealed class ValueTemplate
{
    public bool IsConstant => throw new NotImplementedException();

    /// <exception cref="ExpressionException">A text in it is not a template.</exception>
    public static ValueTemplate Parse(JsonValue value) => throw new NotImplementedException();

    public JsonValue Evaluate(Scope scope) => throw new NotImplementedException();
}
