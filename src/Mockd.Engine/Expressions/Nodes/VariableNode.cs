using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A variable, or a function of the host called without brackets; null when neither is known.</summary>
internal sealed class VariableNode(string name, int column) : Node(column)
{
    public string Name => name;

    public override JsonValue Evaluate(Frame frame)
    {
        if (frame.Scope.Find(name) is { } value)
        {
            return value;
        }

        if (name == "now")
        {
            return JsonNumber.Of(frame.Scope.Now.ToUnixTimeSeconds());
        }

        return frame.Scope.FindFunction(name) is { } function
            ? HostCallNode.Call(function, [], Column)
            : JsonValue.Null;
    }
}
