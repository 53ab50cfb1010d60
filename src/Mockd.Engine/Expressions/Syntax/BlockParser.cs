using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Parses <c>if condition { … } else if … else { … }</c>; the word <c>if</c> is already taken.</summary>
internal sealed class BlockParser(Parsing parsing, ExpressionParser expressions)
{
    public Node If(int column)
    {
        parsing.Enter();
        var condition = expressions.Expression();
        var yes = Block();
        Node no = new ConstantNode(JsonValue.Null, column);
        if (parsing.TakeIfName("else"))
        {
            no = parsing.Current.IsName("if") ? If(parsing.Take().Column) : Block();
        }

        parsing.Leave();
        return Parsing.Checked(new ConditionalNode(condition, yes, no, column));
    }

    private Node Block()
    {
        parsing.Expect("{");
        var body = expressions.Sequence();
        parsing.Expect("}");
        return body;
    }
}
