namespace Mockd.Engine.Expressions;

/// <summary>What is wrong in an expression, or with the values that one was evaluated over.</summary>
/// <param name="column">Counts from 1.</param>
public sealed class ExpressionException(string message, int column, Exception? inner = null) : Exception(message, inner)
{
    public int Column { get; } = column;

    /// <summary>The expression that failed while it was evaluated; null while it is read.</summary>
    public Expression? Expression { get; init; }
}
