namespace Mockd.Engine.Yaml;

/// <summary>Keys of one mapping. Nearly all mappings are so small that comparing each is cheaper than hashing.</summary>
internal sealed class KeySet
{
    private const int MostCompared = 16;
    private readonly List<string> _few = [];
    private HashSet<string>? _many;

    public bool Contains(string key) => _many?.Contains(key) ?? _few.Contains(key);

    public void Add(string key)
    {
        if (_many is null && _few.Count < MostCompared)
        {
            _few.Add(key);
            return;
        }

        _many ??= new HashSet<string>(_few, StringComparer.Ordinal);
        _many.Add(key);
    }
}
