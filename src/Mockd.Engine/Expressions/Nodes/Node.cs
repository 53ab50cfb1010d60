using Mockd.Contracts.Json;

namespace Mockd.Engine.Expressions.Nodes;

/// <summary>A part of a compiled expression; immutable, so that threads share it.</summary>
internal abstract class Node
{
    protected Node(int column, params ReadOnlySpan<Node> children)
    {
        Column = column;
        Size = 1;
        foreach (var child in children)
        {
            Height = Math.Max(Height, child.Height + 1);
            Size += child.Size;
        }
    }

    /// <summary>Where it stands in the text, from 1.</summary>
    public int Column { get; }

    /// <summary>How many levels stand below.</summary>
    public int Height { get; }

    /// <summary>How many nodes it has, itself included: what one run costs.</summary>
    public int Size { get; }

    public abstract JsonValue Evaluate(Frame frame);

    /// <summary>The same path, giving null where a step on the way is null; other nodes stay as they are.</summary>
    public virtual Node Lenient() => this;

    protected ExpressionException Fail(string message) => new(message, Column);
}
