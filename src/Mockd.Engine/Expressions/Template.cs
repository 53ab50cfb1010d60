using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>A text with <c>{{expression}}</c> parts. A text that is one part alone gives the value itself, not its text.</summary>
public sealed class Template
{
    /// <summary>True when the text has no parts.</summary>
    public bool IsConstant => throw new NotImplementedException();

    public IReadOnlyCollection<string> Variables => throw new NotImplementedException();

    /// <exception cref="ExpressionException">A part is not an expression.</exception>
    public static Template Parse(string text) => throw new NotImplementedException();

    public JsonValue Evaluate(Scope scope) => throw new NotImplementedException();

    public string EvaluateText(Scope scope) => throw new NotImplementedException();
}
