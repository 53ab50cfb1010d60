using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary><c>target.name</c> and <c>target?.name</c>.</summary>
/// <param name="path">The dotted name from a variable to here, which may be that of a host function; else null.</param>
internal sealed class MemberNode(Node target, string name, bool optional, string? path, int column)
    : Node(column, target)
{
    public Node Target => target;

    public string? Path => path;

    public override JsonValue Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value is JsonObject members)
        {
            return members[name] ?? JsonValue.Null;
        }

        if (path is not null && frame.Scope.FindFunction(path) is { } function && !RootIsKnown(frame))
        {
            return HostCallNode.Call(function, [], Column);
        }

        if (value.IsNull)
        {
            return optional
                ? JsonValue.Null
                : throw Fail($"'{name}' is asked of null; write '?.{name}' if it may be missing");
        }

        throw Fail($"a {Kinds.Name(value)} has no member '{name}'");
    }

    public override Node Lenient() => optional ? this : new MemberNode(target.Lenient(), name, true, path, Column);

    private bool RootIsKnown(Frame frame)
    {
        var root = target;
        while (root is MemberNode member)
        {
            root = member.Target;
        }

        return root is VariableNode variable && frame.Scope.Find(variable.Name) is not null;
    }
}
