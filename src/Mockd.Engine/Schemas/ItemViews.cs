using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>The views of the items of one array, worked out once.</summary>
internal sealed class ItemViews
{
    private readonly SchemaView?[] _views;

    public ItemViews(IReadOnlyList<Schema> parts)
    {
        PrefixCount = parts.Max(p => p.PrefixItems.Count);
        _views = [.. Enumerable.Range(0, PrefixCount + 1).Select(i => At(parts, i))];
    }

    public int PrefixCount { get; }

    public SchemaView? At(int index) => _views[Math.Min(index, PrefixCount)];

    private static SchemaView? At(IReadOnlyList<Schema> parts, int index)
    {
        List<Schema> schemas = [];
        foreach (var part in parts)
        {
            if (index < part.PrefixItems.Count)
            {
                schemas.Add(part.PrefixItems[index]);
            }
            else if (part.Items is { } items)
            {
                schemas.Add(items);
            }
        }

        return schemas.Count == 0 ? null : SchemaView.Of(schemas);
    }
}
