using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Functions;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A call of a built-in function or, with the value in front of the dot as first argument, of a method.</summary>
/// <param name="optional">It is a method behind <c>?.</c>: of null it gives null.</param>
internal sealed class CallNode(BuiltIn function, Node[] arguments, bool optional, int column) : Node(column, arguments)
{
    public override JsonValue Evaluate(Frame frame)
    {
        var values = new JsonValue[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
            if (optional && values[0].IsNull)
            {
                return JsonValue.Null;
            }
        }

        try
        {
            return function.Body(new Call(frame, function.Name, Column, values));
        }
        catch (ArgumentOutOfRangeException)
        {
            // Times end at the years 1 and 9999, which only the platform's own arithmetic knows in every zone.
            throw Fail($"{function.Name}: an argument is out of range");
        }
    }

    public override Node Lenient() =>
        optional || Methods.Find(function.Name) != function
            ? this
            : new CallNode(function, [arguments[0].Lenient(), .. arguments[1..]], true, Column);
}
