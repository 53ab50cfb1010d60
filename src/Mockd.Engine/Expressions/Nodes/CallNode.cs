using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Functions;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A call of a built-in function or, with the value in front of the dot as first argument, of a method.</summary>
internal sealed class CallNode(BuiltIn function, Node[] arguments, int column) : Node(column, arguments)
{
    public override JsonValue Evaluate(Frame frame)
    {
        var values = new JsonValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return function.Body(new Call(frame, function.Name, Column, values));
    }
}
