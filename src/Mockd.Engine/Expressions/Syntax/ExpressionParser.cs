using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Parses statements and operators by their precedence (Pratt 1973).</summary>
internal sealed class ExpressionParser
{
    private readonly Parsing _parsing;
    private readonly OperandParser _operands;
    private readonly CallParser _calls;

    public ExpressionParser(Parsing parsing)
    {
        _parsing = parsing;
        _calls = new CallParser(parsing, this);
        _operands = new OperandParser(parsing, this, _calls);
    }

    public CallParser Calls => _calls;

    public OperandParser Operands => _operands;

    public Node Whole()
    {
        var node = Sequence();
        return _parsing.Current.Kind == TokenKind.End
            ? node
            : throw _parsing.Fail($"{_parsing.Current.Shown} is not expected here");
    }

    /// <summary>Expressions and definitions with <c>;</c> between them.</summary>
    public Node Sequence()
    {
        _parsing.Enter();
        var node = _parsing.Current.IsName("let") && _parsing.Next.Kind == TokenKind.Name ? Let() : Statement();
        _parsing.Leave();
        return Parsing.Checked(node);
    }

    public Node Expression() => Expression(0);

    public Node Expression(int precedence)
    {
        _parsing.Enter();
        var node = Binary(precedence);
        if (precedence == 0 && _parsing.Current.Is("?"))
        {
            node = Conditional(node);
        }

        _parsing.Leave();
        return node;
    }

    private Node Statement()
    {
        var node = Expression();
        if (!_parsing.Current.Is(";"))
        {
            return node;
        }

        var column = _parsing.Take().Column;
        return AtSequenceEnd() ? node : new SequenceNode(node, Sequence(), column);
    }

    private bool AtSequenceEnd() =>
        _parsing.Current.Kind == TokenKind.End || _parsing.Current.Is("}") || _parsing.Current.Is(")");

    private LetNode Let()
    {
        var column = _parsing.Take().Column;
        var name = _parsing.Take().Text;
        _parsing.Expect("=");
        var value = Expression();
        _parsing.Expect(";");
        var slot = _parsing.NewSlot();
        _parsing.Define(name, slot);
        var body = Sequence();
        _parsing.Forget(1);
        return new LetNode(slot, value, body, column);
    }

    private Node Conditional(Node condition)
    {
        var column = _parsing.Take().Column;
        if (_parsing.TakeIf(":"))
        {
            return new ElseNode(condition, Expression(), column);
        }

        var yes = Expression();
        _parsing.Expect(":");
        return new ConditionalNode(condition, yes, Expression(), column);
    }

    private Node Binary(int precedence)
    {
        var left = Unary();
        while (Operator() is { } found && found.Precedence >= Math.Max(precedence, 1))
        {
            var column = _parsing.Take().Column;
            if (found.Name == "not in")
            {
                _parsing.Take();
            }

            left = Parsing.Checked(Joined(found, left, column));
        }

        return left;
    }

    private BinaryOperator? Operator() =>
        _parsing.Current.IsName("not") && _parsing.Next.IsName("in")
            ? BinaryOperator.Named("not in")
            : BinaryOperator.Find(_parsing.Current);

    private Node Joined(BinaryOperator found, Node left, int column)
    {
        if (found.Name == "|")
        {
            return _calls.Piped(left);
        }

        var right = Expression(found.ToTheRight ? found.Precedence : found.Precedence + 1);
        return found.Name switch
        {
            "??" => new CoalesceNode(left.Lenient(), right, column),
            "and" or "&&" => new LogicNode(true, left, right, column),
            "or" or "||" => new LogicNode(false, left, right, column),
            "matches" => new MatchesNode(left, right, column),
            _ => Folding.Of(new BinaryNode(found.Operation!, left, right, column), left, right),
        };
    }

    private Node Unary()
    {
        var token = _parsing.Current;
        if (token.IsName("not"))
        {
            _parsing.Take();
            return new NotNode(Expression(BinaryOperator.Not), token.Column);
        }

        if (token.Is("!"))
        {
            _parsing.Take();
            return new NotNode(Expression(BinaryOperator.Sign), token.Column);
        }

        if (token.Is("-"))
        {
            _parsing.Take();
            var operand = Expression(BinaryOperator.Sign);
            return Folding.Of(new NegateNode(operand, token.Column), operand);
        }

        if (token.Is("+"))
        {
            // A sign that changes nothing still says that a number stands behind it.
            _parsing.Take();
            var operand = Expression(BinaryOperator.Sign);
            var zero = new ConstantNode(JsonNumber.Zero, token.Column);
            return Folding.Of(new BinaryNode(Arithmetic.Add, zero, operand, token.Column), operand);
        }

        return _operands.Operand();
    }
}
