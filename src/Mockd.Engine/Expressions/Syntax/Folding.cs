using Mockd.Contracts.Json;
using Mockd.Engine.Expressions.Nodes;

namespace Mockd.Engine.Expressions.Syntax;

/// <summary>Evaluates what only has constants in it while parsing.</summary>
internal static class Folding
{
    public static Node Of(Node node, params ReadOnlySpan<Node> children)
    {
        foreach (var child in children)
        {
            if (child is not ConstantNode)
            {
                return node;
            }
        }

        try
        {
            var value = node.Evaluate(new Frame(new Scope(DateTimeOffset.UnixEpoch), 0, Limits.FoldingSteps));
            return IsSmall(value) ? new ConstantNode(value, node.Column) : node;
        }
        catch (ExpressionException)
        {
            // The branch it stands in may never be taken: it fails when it is evaluated, as it would without folding.
            return node;
        }
    }

    private static bool IsSmall(JsonValue value) =>
        value switch
        {
            JsonArray list => list.Count <= 100,
            JsonText text => text.Value.Length <= 1000,
            _ => value.Kind != JsonKind.Object,
        };
}
