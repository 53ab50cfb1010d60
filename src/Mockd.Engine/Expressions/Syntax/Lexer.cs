using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Cuts a text into tokens. In a template it stops at the <c>}}</c> that closes the part.</summary>
internal sealed class Lexer(string text, int start, bool inTemplate)
{
    private static readonly string[] Operators =
    [
        "...",
        "?.",
        "??",
        "**",
        "..",
        "==",
        "!=",
        "<=",
        ">=",
        "&&",
        "||",
        "=>",
    ];

    private const string SingleOperators = "+-*/%^<>!?:.,;()[]{}|#=";
    private readonly List<Token> _tokens = [];
    private int _at = start;
    private int _openBraces;

    /// <summary>Where reading stopped: the end of the text, or the closing <c>}}</c>.</summary>
    public int Stop => _at;

    public Token[] Read()
    {
        while (SkipBlanks() && !AtTemplateEnd())
        {
            _tokens.Add(ReadToken());
        }

        _tokens.Add(new Token(TokenKind.End, "", _at));
        return [.. _tokens];
    }

    private bool AtTemplateEnd() => inTemplate && _openBraces == 0 && text[_at] == '}';

    private Token ReadToken()
    {
        var c = text[_at];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1)) && !AfterOperand()))
        {
            return ReadNumber();
        }

        if (c is '"' or '\'' or '`')
        {
            return ReadText();
        }

        return char.IsLetter(c) || c is '_' or '$' ? ReadName() : ReadOperator();
    }

    private Token ReadNumber()
    {
        var from = _at;
        var value = NumberLiteral.Read(text, ref _at);
        return new Token(TokenKind.Number, text[from.._at], from, value);
    }

    private Token ReadText()
    {
        var from = _at;
        var value = TextLiteral.Read(text, ref _at);
        return new Token(TokenKind.Text, text[from.._at], from, new JsonText(value));
    }

    private Token ReadName()
    {
        var from = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
        {
            _at++;
        }

        return new Token(TokenKind.Name, text[from.._at], from);
    }

    private Token ReadOperator()
    {
        var from = _at;
        foreach (var candidate in Operators)
        {
            if (
                string.CompareOrdinal(text, from, candidate, 0, candidate.Length) == 0
                && !IsConditionBeforeFraction(candidate)
            )
            {
                _at += candidate.Length;
                return new Token(TokenKind.Operator, candidate, from);
            }
        }

        var c = text[from];
        if (!SingleOperators.Contains(c, StringComparison.Ordinal))
        {
            throw new ExpressionException($"'{c}' has no meaning here", from + 1);
        }

        _at++;
        CountBraces(c);
        return new Token(TokenKind.Operator, c.ToString(), from);
    }

    // "a ?.5 : 1" is a condition and a number, not an access to a member named 5.
    private bool IsConditionBeforeFraction(string candidate) => candidate == "?." && char.IsAsciiDigit(Peek(2));

    private void CountBraces(char c)
    {
        if (c == '{')
        {
            _openBraces++;
        }
        else if (c == '}')
        {
            _openBraces--;
        }
    }

    private bool AfterOperand() =>
        _tokens.Count > 0
        && (_tokens[^1].Kind != TokenKind.Operator || _tokens[^1].Text is ")" or "]" or "}" or "#" or "." or "?.");

    private bool SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
            else if (text[_at] == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else if (text[_at] == '/' && Peek(1) == '*')
            {
                SkipBlockComment();
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void SkipBlockComment()
    {
        var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new ExpressionException("this comment is not closed with */", _at + 1);
        }

        _at = end + 2;
    }

    private char Peek(int ahead) => _at + ahead < text.Length ? text[_at + ahead] : '\0';
}
