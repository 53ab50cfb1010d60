using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Parses <c>[a, ...b]</c> and <c>{name: a, ...b}</c>.</summary>
internal sealed class CollectionParser(Parsing parsing, ExpressionParser expressions)
{
    public Node List()
    {
        var column = parsing.Take().Column;
        var items = new List<Node>();
        while (!parsing.Current.Is("]"))
        {
            items.Add(parsing.Current.Is("...") ? Spread() : expressions.Expression());
            if (!parsing.TakeIf(","))
            {
                break;
            }
        }

        parsing.Expect("]");
        var list = new ListNode([.. items], column);
        return items.Exists(i => i is SpreadNode) ? list : Folding.Of(list, [.. items]);
    }

    public Node Map()
    {
        var column = parsing.Take().Column;
        var keys = new List<Node?>();
        var values = new List<Node>();
        while (!parsing.Current.Is("}"))
        {
            if (parsing.Current.Is("..."))
            {
                keys.Add(null);
                values.Add(Spread());
            }
            else
            {
                keys.Add(Key());
                parsing.Expect(":");
                values.Add(expressions.Expression());
            }

            if (!parsing.TakeIf(","))
            {
                break;
            }
        }

        parsing.Expect("}");
        return new MapNode([.. keys], [.. values], column);
    }

    /// <summary>True where the brace at hand opens a map and not a block.</summary>
    public static bool StartsMap(Parsing parsing) =>
        parsing.Next.Is("}")
        || parsing.Next.Is("...")
        || (parsing.Next.Kind is TokenKind.Name or TokenKind.Text or TokenKind.Number && parsing.Ahead(2).Is(":"));

    private SpreadNode Spread()
    {
        var column = parsing.Take().Column;
        return new SpreadNode(expressions.Expression(), column);
    }

    private Node Key()
    {
        var token = parsing.Current;
        switch (token.Kind)
        {
            case TokenKind.Name:
                parsing.Take();
                return new ConstantNode(new JsonText(token.Text), token.Column);
            case TokenKind.Text or TokenKind.Number:
                parsing.Take();
                return new ConstantNode(token.Value!, token.Column);
            case TokenKind.Operator when token.Text == "(":
                parsing.Take();
                var computed = expressions.Expression();
                parsing.Expect(")");
                return computed;
            default:
                throw parsing.Fail($"a key is expected, not {token.Shown}");
        }
    }
}
