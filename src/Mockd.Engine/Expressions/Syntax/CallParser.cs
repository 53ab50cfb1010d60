using Mockd.Engine.Expressions.Functions;
using Mockd.Engine.Expressions.Nodes;
using Mockd.Engine.Json;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Parses calls: of functions, of functions with a condition, of methods, and through <c>|</c>.</summary>
internal sealed class CallParser(Parsing parsing, ExpressionParser expressions)
{
    public Node Function(Token name) => Call(name, null);

    /// <summary>The call behind <c>|</c>, whose first argument is what stands in front.</summary>
    public Node Piped(Node first)
    {
        var name = parsing.ExpectName("a function's name");
        var text = name.Text;
        while (parsing.TakeIf("."))
        {
            text += "." + parsing.ExpectName("a function's name").Text;
        }

        return Call(name with { Text = text }, first);
    }

    public Node Method(Node target, Token name, string? path, bool optional)
    {
        if (Methods.Find(name.Text) is { } method)
        {
            var arguments = new List<Node> { target };
            Arguments(arguments);
            return Checked(method, arguments, name.Column, optional);
        }

        if (path is null)
        {
            throw new ExpressionException(
                $"there is no method '{name.Text}'"
                    + (NearestName.Hint(name.Text, Methods.Names) is { } hint ? $"; {hint}" : ""),
                name.Column
            );
        }

        ForgetVariable(path);
        return Call(name with { Text = path }, null);
    }

    private Node Call(Token name, Node? first)
    {
        var arguments = new List<Node>();
        if (first is not null)
        {
            arguments.Add(first);
        }

        parsing.Functions.Add(name.Text);
        if (LoopFunctions.Find(name.Text) is { } loop)
        {
            return new LoopParser(parsing, expressions).Call(loop, name, first);
        }

        var function = BuiltIns.Find(name.Text);
        if (first is null || parsing.Current.Is("("))
        {
            Arguments(arguments);
        }

        return function is null
            ? new HostCallNode(name.Text, [.. arguments], name.Column)
            : Checked(function, arguments, name.Column);
    }

    public static CallNode Checked(BuiltIn function, List<Node> arguments, int column, bool optional = false) =>
        function.Refuses(arguments.Count) is { } message
            ? throw new ExpressionException(message, column)
            : new CallNode(function, [.. arguments], optional, column);

    private void Arguments(List<Node> arguments)
    {
        parsing.Expect("(");
        while (!parsing.Current.Is(")"))
        {
            arguments.Add(expressions.Expression());
            if (!parsing.TakeIf(","))
            {
                break;
            }
        }

        parsing.Expect(")");
    }

    // The first part of random.int(…) was met as a variable before the bracket showed that a function is named.
    private void ForgetVariable(string path) => parsing.Release(path[..path.IndexOf('.', StringComparison.Ordinal)]);
}
