namespace Mockd.Engine.Bindings;

/// <summary>What a caller wants expanded, by member name.</summary>
internal sealed class ExpandTree
{
    public Dictionary<string, ExpandTree> Children { get; } = new(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return;
        }

        if (!Children.TryGetValue(path[0], out var child))
        {
            Children.Add(path[0], child = new ExpandTree());
        }

        child.Add(path[1..]);
    }
}
