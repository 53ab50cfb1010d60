using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions;

/// <summary>A parsed expression of the language in docs/reference/expressions.md; immutable, evaluated many times.</summary>
public sealed class Expression
{
    public string Text => throw new NotImplementedException();

    /// <summary>Names of the variables it reads that it does not define itself.</summary>
    public IReadOnlyCollection<string> Variables => throw new NotImplementedException();

    /// <exception cref="ExpressionException">The text is not an expression; the column says where.</exception>
    public static Expression Parse(string text) => throw new NotImplementedException();

    /// <exception cref="ExpressionException">A value has the wrong kind, or a limit was reached.</exception>
    public JsonValue Evaluate(Scope scope) => throw new NotImplementedException();
}
