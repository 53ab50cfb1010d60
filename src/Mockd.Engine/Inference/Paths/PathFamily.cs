namespace Mockd.Engine.Inference;

/// <summary>The operations on one collection: on its path, on the items below it, and on steps below an item.</summary>
internal sealed class PathFamily(string prefix, DescribedPath example, int length)
{
    /// <summary>The collection's path without names of parameters.</summary>
    public string Prefix => prefix;

    /// <summary>Its last fixed word: `customers`.</summary>
    public string Word { get; } = example.Parts[length - 1].Word;

    /// <summary>Parameters in front of the collection, outermost first.</summary>
    public IReadOnlyList<string> Ancestors { get; } =
    [.. example.Parts.Take(length).Where(p => p.IsParameter).Select(p => p.Word)];

    /// <summary>How many steps lead to the collection.</summary>
    public int Length => length;

    public List<DescribedOperation> OnCollection { get; } = [];

    public List<DescribedOperation> OnItem { get; } = [];

    /// <summary>One fixed step behind an item.</summary>
    public List<DescribedOperation> BehindItem { get; } = [];

    /// <summary>Parameters that name an item, as most operations call them; empty where there are no items.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    public override string ToString() => Prefix;
}
