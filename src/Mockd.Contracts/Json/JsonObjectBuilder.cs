namespace Mockd.Contracts.Json;

/// <summary>Collects members and builds a <see cref="JsonObject"/>; setting a name again replaces its value in place.</summary>
public sealed class JsonObjectBuilder
{
    private const int IndexedFrom = JsonObject.IndexedFrom;
    private KeyValuePair<string, JsonValue>[] _members;
    private Dictionary<string, int>? _index;

    // A built object took the members over; the next change needs members of its own.
    private bool _isTaken;

    public JsonObjectBuilder(int capacity = 8) => _members = new KeyValuePair<string, JsonValue>[capacity];

    /// <param name="more">How many members are likely to come.</param>
    public JsonObjectBuilder(JsonObject start, int more = 4)
        : this(start.Count + more)
    {
        start.Members.CopyTo(_members);
        Count = start.Count;
    }

    public int Count { get; private set; }

    public bool Contains(string name) => IndexOf(name) >= 0;

    public JsonValue? Get(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? null : _members[at].Value;
    }

    public JsonObjectBuilder Set(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at < 0)
        {
            _index?.Add(name, Count);
            at = Count++;
        }

        Own(Count);
        _members[at] = new(name, value);
        return this;
    }

    public JsonObjectBuilder Remove(string name)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            Own(Count);
            Count--;
            Array.Copy(_members, at + 1, _members, at, Count - at);
            _members[Count] = default;
            _index = null;
        }

        return this;
    }

    public JsonObject Build()
    {
        if (Count == 0)
        {
            return JsonObject.Empty;
        }

        if (Count < _members.Length)
        {
            return new JsonObject(_members[..Count]);
        }

        _isTaken = true;
        return new JsonObject(_members);
    }

    private void Own(int count)
    {
        if (count > _members.Length)
        {
            Array.Resize(ref _members, Math.Max(4, _members.Length * 2));
        }
        else if (_isTaken)
        {
            _members = [.. _members];
        }

        _isTaken = false;
    }

    private int IndexOf(string name)
    {
        if (Count < IndexedFrom)
        {
            return JsonObject.Scan(_members.AsSpan(0, Count), name);
        }

        _index ??= JsonObject.IndexOver(_members.AsSpan(0, Count));
        return _index.TryGetValue(name, out var at) ? at : -1;
    }
}
