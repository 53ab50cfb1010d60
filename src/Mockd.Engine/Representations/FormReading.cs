namespace Mockd.Engine.Representations;

/// <summary>Sorts the pairs of a form into a tree by the brackets in their names.</summary>
internal static class FormReading
{
    private const int MaxDepth = 32;

    /// <summary>Readers refuse bodies of more; of longer queries the rest is not looked at.</summary>
    public const int MaxPairs = 20_000;

    public static FormNode Read(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        var root = new FormNode();
        List<string> names = [];
        for (var i = 0; i < pairs.Count && i < MaxPairs; i++)
        {
            names.Clear();
            Split(pairs[i].Key, names);
            var node = root;
            for (var n = 0; n < names.Count; n++)
            {
                node = node.Child(Repeated(node, names, n));
            }

            node.Texts.Add(pairs[i].Value);
        }

        return root;
    }

    // a[][b]=1&a[][c]=2&a[][b]=3 are two objects: a name that comes again begins the next.
    private static string Repeated(FormNode node, List<string> names, int at)
    {
        if (names[at].Length > 0 || at == 0 || at == names.Count - 1)
        {
            return names[at];
        }

        var last = node.Children.Count - 1;
        var isNew = last < 0 || IsTaken(node.Children[last].Value, names, at + 1);
        return (isNew ? last + 1 : last).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static bool IsTaken(FormNode node, List<string> names, int at) =>
        names[at].Length > 0
        && node.Find(names[at]) is { } child
        && (at == names.Count - 1 ? child.Texts.Count > 0 : IsTaken(child, names, at + 1));

    private static void Split(string key, List<string> names)
    {
        var open = key.IndexOf('[', StringComparison.Ordinal);

        // A bracket at the start, or one that is not closed at the end, is part of the name.
        if (open <= 0 || key[^1] != ']' || key.Count(c => c == '[') > MaxDepth)
        {
            names.Add(key);
            return;
        }

        names.Add(key[..open]);
        while (open >= 0 && open < key.Length)
        {
            var close = key.IndexOf(']', open);
            var isPart = key[open] == '[' && close > open;
            if (!isPart)
            {
                names.Clear();
                names.Add(key);
                return;
            }

            names.Add(key[(open + 1)..close]);
            open = close + 1;
        }
    }
}
