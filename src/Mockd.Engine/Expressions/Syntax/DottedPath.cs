using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>The name that a chain of members spells, as in <c>random.int</c>, when it starts at a variable.</summary>
internal static class DottedPath
{
    public static string? Of(Node target, string name) =>
        target switch
        {
            VariableNode variable => variable.Name + "." + name,
            MemberNode { Path: { } path } => path + "." + name,
            _ => null,
        };
}
