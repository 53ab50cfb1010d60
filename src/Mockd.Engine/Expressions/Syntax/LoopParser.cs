using Mockd.Engine.Expressions.Functions;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Parses calls such as <c>filter(list, # > 1)</c>, <c>filter(list, {.open})</c> and <c>map(list, x => x.id)</c>.</summary>
internal sealed class LoopParser(Parsing parsing, ExpressionParser expressions)
{
    public LoopNode Call(LoopFunction function, Token name, Node? first)
    {
        parsing.Expect("(");
        var list = first ?? expressions.Expression();
        var slots = new LoopSlots(parsing.NewSlot(), parsing.NewSlot(), parsing.NewSlot());
        Node? condition = null;
        Node? extra = null;
        if (first is null ? parsing.TakeIf(",") && !parsing.Current.Is(")") : !parsing.Current.Is(")"))
        {
            condition = Condition(function, slots);
        }

        if (function.TakesExtra && condition is not null && parsing.TakeIf(",") && !parsing.Current.Is(")"))
        {
            extra = expressions.Expression();
        }

        parsing.TakeIf(",");
        parsing.Expect(")");
        return condition is null && function.NeedsCondition
            ? throw new ExpressionException($"'{name.Text}' needs a condition behind the list", name.Column)
            : new LoopNode(function, list, condition, extra, name.Column) { Slots = slots };
    }

    private Node Condition(LoopFunction function, LoopSlots slots)
    {
        if (IsLambda())
        {
            return Lambda(function, slots);
        }

        parsing.Define("#", slots.Element);
        parsing.Define("#index", slots.Index);
        var names = 2;
        if (function.Accumulates)
        {
            parsing.Define("#acc", slots.Accumulated);
            names++;
        }

        var body = Body();
        parsing.Forget(names);
        return body;
    }

    private Node Body()
    {
        if (!parsing.Current.Is("{") || CollectionParser.StartsMap(parsing))
        {
            return expressions.Sequence();
        }

        parsing.Take();
        var body = expressions.Sequence();
        parsing.Expect("}");
        return body;
    }

    private bool IsLambda()
    {
        if (parsing.Current.Kind == TokenKind.Name)
        {
            return parsing.Next.Is("=>");
        }

        if (!parsing.Current.Is("("))
        {
            return false;
        }

        var ahead = 1;
        while (parsing.Ahead(ahead).Kind == TokenKind.Name || parsing.Ahead(ahead).Is(","))
        {
            ahead++;
        }

        return parsing.Ahead(ahead).Is(")") && parsing.Ahead(ahead + 1).Is("=>");
    }

    private Node Lambda(LoopFunction function, LoopSlots slots)
    {
        int[] places = function.Accumulates
            ? [slots.Accumulated, slots.Element, slots.Index]
            : [slots.Element, slots.Index];
        var names = 0;
        var inBrackets = parsing.TakeIf("(");
        do
        {
            var name = parsing.ExpectName("a parameter's name");
            if (names == places.Length)
            {
                throw new ExpressionException($"'{function.Name}' gives no more than {names} values", name.Column);
            }

            parsing.Define(name.Text, places[names++]);
        } while (inBrackets && parsing.TakeIf(","));

        if (inBrackets)
        {
            parsing.Expect(")");
        }

        parsing.Expect("=>");
        var body = Body();
        parsing.Forget(names);
        return body;
    }
}
