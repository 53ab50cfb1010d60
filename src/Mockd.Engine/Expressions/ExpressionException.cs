namespace Mockd.Engine.Expressions;

/// <summary>What is wrong in an expression.</summary>
/// <param name="column">Counts from 1.</param>
public sealed class ExpressionException(string message, int column) : Exception(message)
{
    public int Column { get; } = column;
}
