namespace Mockd.Engine.Yaml;

/// <summary>
/// The keys of all mappings that are open, innermost last. Nearly all mappings are so small that comparing each key is
/// cheaper than hashing, and a list for each would be most of the garbage.
/// </summary>
internal sealed class KeyStack
{
    private const int MostCompared = 16;
    private readonly List<string> _keys = [];
    private readonly List<(int Start, HashSet<string>? Many)> _open = [];

    public void Open() => _open.Add((_keys.Count, null));

    public void Close()
    {
        var (start, _) = _open[^1];
        _keys.RemoveRange(start, _keys.Count - start);
        _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>False when the innermost mapping has the key already.</summary>
    public bool Add(string key)
    {
        var (start, many) = _open[^1];
        if (many is not null)
        {
            return many.Add(key);
        }

        for (var i = start; i < _keys.Count; i++)
        {
            if (_keys[i] == key)
            {
                return false;
            }
        }

        _keys.Add(key);
        if (_keys.Count - start > MostCompared)
        {
            _open[^1] = (start, new HashSet<string>(_keys.Skip(start), StringComparer.Ordinal));
        }

        return true;
    }
}
