using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Parses what stands between operators: literals, names, brackets, and the accesses behind them.</summary>
internal sealed class OperandParser(Parsing parsing, ExpressionParser expressions, CallParser calls)
{
    public Node Operand() => Accesses(Primary());

    private Node Accesses(Node node)
    {
        var optional = false;
        while (true)
        {
            var token = parsing.Current;
            if (token.Is(".") || token.Is("?."))
            {
                parsing.Take();
                optional |= token.Text == "?.";
                node = parsing.TakeIf("[") ? Index(node, optional, token.Column) : Member(node, optional);
            }
            else if (token.Is("["))
            {
                parsing.Take();
                node = Index(node, optional, token.Column);
            }
            else
            {
                return node;
            }

            Parsing.Checked(node);
        }
    }

    private Node Member(Node target, bool optional)
    {
        var name = parsing.ExpectName("a member's name");
        var path = DottedPath.Of(target, name.Text);
        return parsing.Current.Is("(")
            ? calls.Method(target, name, path, optional)
            : new MemberNode(target, name.Text, optional, path, name.Column);
    }

    private Node Index(Node target, bool optional, int column)
    {
        if (parsing.TakeIf(":"))
        {
            return Slice(target, null, optional, column);
        }

        var key = expressions.Expression();
        if (parsing.TakeIf(":"))
        {
            return Slice(target, key, optional, column);
        }

        parsing.Expect("]");
        return new IndexNode(target, key, optional, column);
    }

    private SliceNode Slice(Node target, Node? from, bool optional, int column)
    {
        var to = parsing.Current.Is("]") ? null : expressions.Expression();
        parsing.Expect("]");
        return new SliceNode(target, from, to, optional, column);
    }

    private Node Primary()
    {
        var token = parsing.Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
            case TokenKind.Text:
                parsing.Take();
                return new ConstantNode(token.Value!, token.Column);
            case TokenKind.Name:
                return Named(token);
            case TokenKind.Operator:
                return Bracketed(token);
            default:
                throw parsing.Fail("the expression ends where a value is expected");
        }
    }

    private Node Named(Token token)
    {
        if (BinaryOperator.IsWord(token.Text))
        {
            throw parsing.Fail($"a value is expected, not {token.Shown}");
        }

        parsing.Take();
        switch (token.Text)
        {
            case "true":
                return new ConstantNode(JsonBoolean.True, token.Column);
            case "false":
                return new ConstantNode(JsonBoolean.False, token.Column);
            case "nil" or "null":
                return new ConstantNode(JsonValue.Null, token.Column);
            case "if":
                return new BlockParser(parsing, expressions).If(token.Column);
            default:
                return parsing.Current.Is("(") ? calls.Function(token) : Variable(token);
        }
    }

    private Node Variable(Token token)
    {
        if (parsing.FindLocal(token.Text) is { } slot)
        {
            return new SlotNode(slot, token.Column);
        }

        if (!VariableNode.AlwaysExists(token.Text))
        {
            parsing.Meet(token.Text);
        }

        return new VariableNode(token.Text, token.Column);
    }

    private Node Bracketed(Token token)
    {
        switch (token.Text)
        {
            case "(":
                parsing.Take();
                var inner = expressions.Sequence();
                parsing.Expect(")");
                return inner;
            case "[":
                return new CollectionParser(parsing, expressions).List();
            case "{":
                return new CollectionParser(parsing, expressions).Map();
            case "#":
                return Element();
            case ".":
                return ElementMember(token);
            default:
                throw parsing.Fail($"a value is expected, not {token.Shown}");
        }
    }

    /// <summary><c>#</c>, <c>#index</c> or <c>#acc</c>.</summary>
    private SlotNode Element()
    {
        var mark = parsing.Take();
        var name = "#";
        if (
            parsing.Current is { Kind: TokenKind.Name, Text: "index" or "acc" }
            && parsing.Current.Offset == mark.Offset + 1
        )
        {
            name += parsing.Take().Text;
        }

        return parsing.FindLocal(name) is { } slot
            ? new SlotNode(slot, mark.Column)
            : throw new ExpressionException(
                $"'{name}' only exists in the condition of a function such as filter",
                mark.Column
            );
    }

    private SlotNode ElementMember(Token dot) =>
        parsing.FindLocal("#") is { } slot
            ? new SlotNode(slot, dot.Column)
            : throw parsing.Fail("a value is expected in front of '.'");
}
