using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A variable, or a function of the host called without brackets; null when neither is known.</summary>
internal sealed class VariableNode(string name, int column) : Node(column)
{
    private const string NowName = "now";

    // The older name of the same, which templates use.
    private const string Timestamp = "timestamp";

    public string Name => name;

    /// <summary>True for names that have a value everywhere.</summary>
    public static bool AlwaysExists(string name) => name is NowName or Timestamp;

    public override JsonValue Evaluate(Frame frame)
    {
        if (frame.Scope.Find(name) is { } value)
        {
            return value;
        }

        if (name != NowName && frame.Scope.FindFunction(name) is { } function)
        {
            return HostCallNode.Call(function, [], Column);
        }

        return AlwaysExists(name) ? JsonNumber.Of(frame.Scope.Now.ToUnixTimeSeconds()) : JsonValue.Null;
    }
}
