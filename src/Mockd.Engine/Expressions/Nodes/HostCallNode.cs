using Mockd.Contracts.Json;
using Mockd.Engine.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A call of a function that is not built in.</summary>
internal sealed class HostCallNode(string name, Node[] arguments, int column) : Node(column, arguments)
{
    public override JsonValue Evaluate(Frame frame)
    {
        var function = frame.Scope.FindFunction(name);
        if (function is null)
        {
            throw Fail(
                $"there is no function '{name}'"
                    + (NearestName.Hint(name, BuiltIns.Names) is { } hint ? $"; {hint}" : "")
            );
        }

        var values = new JsonValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return Call(function, values, Column);
    }

    public static JsonValue Call(HostFunction function, JsonValue[] values, int column)
    {
        try
        {
            return function(values);
        }
        catch (ArgumentException wrong)
        {
            // The host names what it refuses by an ArgumentException; only here is the place in the text known.
            throw new ExpressionException(wrong.Message, column);
        }
    }
}
