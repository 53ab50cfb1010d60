namespace Mockd.Engine.Patterns;

/// <summary>A part of a regular expression that is matched by trying.</summary>
internal abstract record BacktrackNode
{
    public sealed record One(CharSet Set) : BacktrackNode;

    public sealed record Sequence(IReadOnlyList<BacktrackNode> Items) : BacktrackNode;

    public sealed record Choice(IReadOnlyList<BacktrackNode> Items) : BacktrackNode;

    public sealed record Loop(BacktrackNode Item, int Min, int Max, bool IsLazy) : BacktrackNode;

    public sealed record Group(int Number, BacktrackNode Item) : BacktrackNode;

    public sealed record Reference(int Number) : BacktrackNode;

    /// <param name="Kind">The letter of the escape: A, z, Z, b, B; ^ and $ for begin and end of a line.</param>
    public sealed record Anchor(char Kind) : BacktrackNode;

    /// <summary>What must, or must not, stand before or behind a place.</summary>
    public sealed record Look(BacktrackNode Item, bool IsAhead, bool IsNegative) : BacktrackNode;

    /// <summary>The first way to match counts, no other one is tried.</summary>
    public sealed record Atomic(BacktrackNode Item) : BacktrackNode;
}
