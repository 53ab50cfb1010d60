namespace Mockd.Contracts.Json;

/// <summary>Collects members and builds a <see cref="JsonObject"/>; setting a name again replaces its value in place.</summary>
public sealed class JsonObjectBuilder
{
    private const int IndexedFrom = 12;
    private readonly List<KeyValuePair<string, JsonValue>> _members;
    private Dictionary<string, int>? _index;

    public JsonObjectBuilder(int capacity = 8) => _members = new(capacity);

    public JsonObjectBuilder(JsonObject start)
        : this(start.Count + 4) => _members.AddRange(start);

    public int Count => _members.Count;

    public bool Contains(string name) => IndexOf(name) >= 0;

    public JsonValue? Get(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? null : _members[at].Value;
    }

    public JsonObjectBuilder Set(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _members[at] = new(name, value);
            return this;
        }

        _index?.Add(name, _members.Count);
        _members.Add(new(name, value));
        return this;
    }

    public JsonObjectBuilder Remove(string name)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _members.RemoveAt(at);
            _index = null;
        }

        return this;
    }

    public JsonObject Build() => _members.Count == 0 ? JsonObject.Empty : new JsonObject([.. _members]);

    private int IndexOf(string name)
    {
        if (_members.Count < IndexedFrom)
        {
            for (var i = 0; i < _members.Count; i++)
            {
                if (_members[i].Key == name)
                {
                    return i;
                }
            }

            return -1;
        }

        if (_index is null)
        {
            _index = new(StringComparer.Ordinal);
            for (var i = 0; i < _members.Count; i++)
            {
                _index[_members[i].Key] = i;
            }
        }

        return _index.TryGetValue(name, out var at) ? at : -1;
    }
}
