using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>
/// Parses a part of a template: an expression, or the older form of a call, a function's name with its arguments behind
/// it without brackets.
/// </summary>
internal sealed class PartParser(Parsing parsing)
{
    private readonly ExpressionParser _expressions = new(parsing);

    public Node Whole() => IsOldCall() ? OldCall() : _expressions.Whole();

    private bool IsOldCall() =>
        parsing.Current is { Kind: TokenKind.Name, Text: "upper" or "lower" or "default" }
        && (
            parsing.Next.Kind is TokenKind.Text or TokenKind.Number
            || (parsing.Next.Kind == TokenKind.Name && !BinaryOperator.IsWord(parsing.Next.Text))
        );

    private CallNode OldCall()
    {
        var name = parsing.Take();
        parsing.Functions.Add(name.Text);
        var arguments = new List<Node>();
        while (parsing.Current.Kind != TokenKind.End)
        {
            arguments.Add(_expressions.Operands.Operand().Lenient());
        }

        return CallParser.Checked(BuiltIns.Find(name.Text)!, arguments, name.Column);
    }
}
