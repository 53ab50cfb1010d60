namespace Mockd.Engine.Representations;

/// <summary>A name of a form with the texts sent for it and the names below it.</summary>
internal sealed class FormNode
{
    // From this many names on they are looked up instead of compared.
    private const int IndexedFrom = 16;
    private readonly List<KeyValuePair<string, FormNode>> _children = [];
    private Dictionary<string, FormNode>? _byName;
    private List<string>? _texts;

    public List<string> Texts => _texts ??= new(1);

    /// <summary>In the order in which the names first came.</summary>
    public IReadOnlyList<KeyValuePair<string, FormNode>> Children => _children;

    /// <summary>All names below are indexes: <c>a[0]</c>, <c>a[1]</c>, or <c>a[]</c>.</summary>
    public bool IsList => _children.Count > 0 && _children.TrueForAll(c => c.Key.Length == 0 || IsIndex(c.Key));

    public FormNode? Find(string name)
    {
        if (_children.Count >= IndexedFrom)
        {
            _byName ??= _children.ToDictionary(StringComparer.Ordinal);
            return _byName.GetValueOrDefault(name);
        }

        foreach (var (key, child) in _children)
        {
            if (key == name)
            {
                return child;
            }
        }

        return null;
    }

    public FormNode Child(string name)
    {
        if (Find(name) is not { } child)
        {
            child = new FormNode();
            _children.Add(new(name, child));
            _byName?.Add(name, child);
        }

        return child;
    }

    /// <summary>The items of a list: by index, gaps closed, those of <c>[]</c> last.</summary>
    public IEnumerable<FormNode> Items() =>
        _children
            .OrderBy(c =>
                c.Key.Length == 0 ? long.MaxValue
                : IsIndex(c.Key) ? long.Parse(c.Key, System.Globalization.CultureInfo.InvariantCulture)
                : long.MaxValue - 1
            )
            .SelectMany(c => c.Key.Length == 0 ? c.Value.Spread() : [c.Value]);

    // a[]=1&a[]=2 are two items; a[][b]=1&a[][c]=2 describe one.
    private IEnumerable<FormNode> Spread()
    {
        foreach (var text in Texts)
        {
            var item = new FormNode();
            item.Texts.Add(text);
            yield return item;
        }

        if (_children.Count > 0)
        {
            var nested = new FormNode();
            nested._children.AddRange(_children);
            yield return nested;
        }
    }

    private static bool IsIndex(string name) => name.Length is > 0 and <= 15 && name.All(char.IsAsciiDigit);
}
