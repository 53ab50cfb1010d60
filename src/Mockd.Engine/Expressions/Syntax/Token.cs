using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>One word of an expression. <paramref name="Offset"/> counts from 0 in the whole text.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset, JsonValue? Value = null)
{
    public int Column => Offset + 1;

    public bool Is(string operatorText) => Kind == TokenKind.Operator && Text == operatorText;

    public bool IsName(string name) => Kind == TokenKind.Name && Text == name;

    public string Shown =>
        Kind switch
        {
            TokenKind.End => "the end",
            TokenKind.Text => "the text " + Value,
            _ => $"'{Text}'",
        };
}
