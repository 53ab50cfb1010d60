namespace Mockd.Contracts.Json;

/// <summary>Collects members and builds a <see cref="JsonObject"/>; setting a name again replaces its value in place.</summary>
public sealed class JsonObjectBuilder
{
    /// <summary>An index of names that only this builder has pays later than one that many objects share.</summary>
    private const int IndexedFrom = 32;

    // Null once the names are none that other objects were seen with; then they stand in a list of this builder's own.
    private MemberNames? _known;
    private string[] _names = [];
    private JsonValue[] _values;
    private Dictionary<string, int>? _index;

    // A built object took the values over; the next change needs values of its own.
    private bool _isTaken;

    public JsonObjectBuilder(int capacity = 8)
    {
        _known = MemberNames.None;
        _values = capacity == 0 ? [] : new JsonValue[capacity];
    }

    /// <param name="more">How many members are likely to come.</param>
    public JsonObjectBuilder(JsonObject start, int more = 4)
    {
        _known = start.MemberNames;
        _values = new JsonValue[start.Count + more];
        start.Values.CopyTo(_values);
        Count = start.Count;
    }

    public int Count { get; private set; }

    public bool Contains(string name) => IndexOf(name) >= 0;

    public JsonValue? Get(string name)
    {
        var at = IndexOf(name);
        return at < 0 ? null : _values[at];
    }

    public JsonObjectBuilder Set(string name, JsonValue value)
    {
        // A name that follows the ones so far is none of them.
        if (_known?.Longer(name) is { } longer)
        {
            _known = longer;
            return Append(value);
        }

        var at = IndexOf(name);
        if (at < 0)
        {
            return AddOwn(name, value);
        }

        OwnValues(Count);
        _values[at] = value;
        return this;
    }

    /// <summary>Sets a name that the caller knows is not there.</summary>
    public JsonObjectBuilder Add(string name, JsonValue value)
    {
        if (_known?.Longer(name) is { } longer)
        {
            _known = longer;
            return Append(value);
        }

        return AddOwn(name, value);
    }

    public JsonObjectBuilder Remove(string name)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            OwnNames(Count);
            OwnValues(Count);
            Count--;
            Array.Copy(_names, at + 1, _names, at, Count - at);
            Array.Copy(_values, at + 1, _values, at, Count - at);
            _values[Count] = JsonValue.Null;
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

        _known ??= MemberNames.Of(_names.AsSpan(0, Count));
        if (Count < _values.Length)
        {
            return new JsonObject(_known, _values[..Count]);
        }

        _isTaken = true;
        return new JsonObject(_known, _values);
    }

    private JsonObjectBuilder AddOwn(string name, JsonValue value)
    {
        OwnNames(Count + 1);
        _index?.Add(name, Count);
        _names[Count] = name;
        return Append(value);
    }

    private JsonObjectBuilder Append(JsonValue value)
    {
        Count++;
        OwnValues(Count);
        _values[Count - 1] = value;
        return this;
    }

    private void OwnNames(int count)
    {
        if (_known is { } known)
        {
            if (_names.Length < count)
            {
                _names = new string[Math.Max(count, _values.Length)];
            }

            known.All.CopyTo(_names);
            _known = null;
            _index = null;
        }
        else if (count > _names.Length)
        {
            Array.Resize(ref _names, Math.Max(4, _names.Length * 2));
        }
    }

    private void OwnValues(int count)
    {
        if (count > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(4, _values.Length * 2));
        }
        else if (_isTaken)
        {
            _values = [.. _values];
        }

        _isTaken = false;
    }

    private int IndexOf(string name)
    {
        if (_known is not null)
        {
            return _known.IndexOf(name);
        }

        var names = _names.AsSpan(0, Count);
        return Count < IndexedFrom ? NameTable.Scan(names, name)
            : (_index ??= NameTable.IndexOver(names)).TryGetValue(name, out var at) ? at
            : -1;
    }
}
