namespace Mockd.Engine.Expressions.Syntax;

internal enum TokenKind
{
    Number,
    Text,
    Name,
    Operator,
    End,
}
