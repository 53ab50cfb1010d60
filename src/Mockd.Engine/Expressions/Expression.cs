using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;
using Mockd.Engine.Expressions.Syntax;

namespace Mockd.Engine.Expressions;

/// <summary>A parsed expression of the language in docs/reference/expressions.md; immutable, evaluated many times.</summary>
public sealed class Expression
{
    private readonly Node _root;
    private readonly JsonValue? _constant;
    private readonly int _slots;

    private Expression(string text, Node root, Parsing parsing)
    {
        Text = text;
        _root = root;
        _constant = (root as ConstantNode)?.Value;
        _slots = parsing.Slots;
        Variables = [.. parsing.Variables];
        Functions = [.. parsing.Functions];
    }

    public string Text { get; }

    /// <summary>Names of the variables it reads that it does not define itself; <c>now</c> always exists and is left out.</summary>
    public IReadOnlyCollection<string> Variables { get; }

    /// <summary>Names of the functions it calls, built in or not; a host function may also be read as a variable.</summary>
    public IReadOnlyCollection<string> Functions { get; }

    /// <exception cref="ExpressionException">The text is not an expression; the column says where.</exception>
    public static Expression Parse(string text)
    {
        if (text.Length > Limits.SourceLength)
        {
            throw new ExpressionException($"the expression is longer than {Limits.SourceLength} characters", 1);
        }

        var parsing = new Parsing(new Lexer(text, 0, inTemplate: false).Read());
        return new Expression(text, new ExpressionParser(parsing).Whole(), parsing);
    }

    /// <exception cref="ExpressionException">A value has the wrong kind, or a limit was reached.</exception>
    public JsonValue Evaluate(Scope scope)
    {
        if (_constant is not null)
        {
            return _constant;
        }

        try
        {
            if (_slots == 0)
            {
                var plain = Frame.Plain(scope);
                var value = _root.Evaluate(plain);
                plain.Release();
                return value;
            }

            // Only what names parts of its own work can build a value that shares itself without end.
            var frame = new Frame(scope, _slots);
            return frame.Weigh(_root.Evaluate(frame), 1);
        }
        catch (ExpressionException e) when (e.Expression is null)
        {
            throw new ExpressionException(e.Message, e.Column, e) { Expression = this };
        }
    }

    /// <summary>What it comes to is not fixed by its text and the clock: a request or a row has a part in it.</summary>
    public bool ReadsValues => Variables.Any(v => v is not ("now" or "sandbox"));

    /// <summary>Names of members of a variable that are written out in the text, as <c>a</c> in <c>input.a</c>.</summary>
    public IEnumerable<string> MembersOf(string variable)
    {
        var start = variable + ".";
        for (var at = 0; (at = Text.IndexOf(start, at, StringComparison.Ordinal)) >= 0; )
        {
            var isWhole = at == 0 || (!IsNameSign(Text[at - 1]) && Text[at - 1] != '.');
            at += start.Length;
            var end = at;
            while (end < Text.Length && IsNameSign(Text[end]))
            {
                end++;
            }

            if (isWhole && end > at)
            {
                yield return Text[at..end];
            }
        }
    }

    /// <summary>False only when every mention of the variable names another member of it.</summary>
    public bool MayRead(string variable, string member) =>
        Variables.Contains(variable)
        && (
            MembersOf(variable).Contains(member)
            || MembersOf(variable).Count() != Text.AsSpan().Count(variable.AsSpan())
        );

    private static bool IsNameSign(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>Reads the part of a template that starts at a place of its text; <paramref name="end"/> is where it stopped.</summary>
    internal static Expression ParsePart(string text, int start, out int end)
    {
        var lexer = new Lexer(text, start, inTemplate: true);
        var parsing = new Parsing(lexer.Read());
        end = lexer.Stop;
        if (end - start > Limits.SourceLength)
        {
            throw new ExpressionException($"the expression is longer than {Limits.SourceLength} characters", start + 1);
        }

        var root = new PartParser(parsing).Whole().Lenient();
        return new Expression(text[start..end].Trim(), root, parsing);
    }
}
