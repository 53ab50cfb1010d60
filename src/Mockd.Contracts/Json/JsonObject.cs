using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>An immutable JSON object that keeps the order in which its members were written.</summary>
public sealed class JsonObject : JsonValue, IReadOnlyCollection<KeyValuePair<string, JsonValue>>
{
    public static readonly JsonObject Empty = new(MemberNames.None, []);

    private readonly MemberNames _names;
    private readonly JsonValue[] _values;

    internal JsonObject(MemberNames names, JsonValue[] values)
    {
        _names = names;
        _values = values;
    }

    public override JsonKind Kind => JsonKind.Object;

    public int Count => _values.Length;

    internal MemberNames MemberNames => _names;

    internal ReadOnlySpan<JsonValue> Values => _values;

    public IEnumerable<string> Names
    {
        get
        {
            for (var i = 0; i < _values.Length; i++)
            {
                yield return _names[i];
            }
        }
    }

    /// <summary>The member's value, or null when the object has no such member (a member may hold JSON null).</summary>
    public JsonValue? this[string name]
    {
        get
        {
            var at = _names.IndexOf(name);
            return at < 0 ? null : _values[at];
        }
    }

    public KeyValuePair<string, JsonValue> MemberAt(int index) => new(_names[index], _values[index]);

    /// <summary>An object of the given members; of members with one name the last wins, at the first one's place.</summary>
    public static JsonObject Of(params IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        var builder = new JsonObjectBuilder();
        foreach (var (name, value) in members)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public static JsonObject Of(params ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var builder = new JsonObjectBuilder(members.Length);
        foreach (var (name, value) in members)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public bool Contains(string name) => _names.IndexOf(name) >= 0;

    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        value = this[name];
        return value is not null;
    }

    /// <summary>The same object with one member set, at its place if it had it, else at the end.</summary>
    public JsonObject With(string name, JsonValue value)
    {
        var at = _names.IndexOf(name);
        if (at < 0)
        {
            return new JsonObject(_names.Longer(name) ?? MemberNames.Of([.. _names.All, name]), [.. _values, value]);
        }

        var values = (JsonValue[])_values.Clone();
        values[at] = value;
        return new JsonObject(_names, values);
    }

    public JsonObject Without(string name)
    {
        var at = _names.IndexOf(name);
        return at < 0
            ? this
            : new JsonObject(
                MemberNames.Of([.. _names.All[..at], .. _names.All[(at + 1)..]]),
                [.. _values.AsSpan(0, at), .. _values.AsSpan(at + 1)]
            );
    }

    /// <summary>The same object without any member of these names, a set that stays as it is.</summary>
    public JsonObject Without(IReadOnlySet<string> names)
    {
        if (names.Count == 0 || _names.HaveNone(names))
        {
            return this;
        }

        var first = 0;
        while (!names.Contains(_names[first]))
        {
            first++;
        }

        var kept = new JsonObjectBuilder(Count - 1);
        for (var i = 0; i < Count; i++)
        {
            if (i < first || (i > first && !names.Contains(_names[i])))
            {
                kept.Add(_names[i], _values[i]);
            }
        }

        return kept.Build();
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<string, JsonValue>> IEnumerable<KeyValuePair<string, JsonValue>>.GetEnumerator() =>
        GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        var written = _names.Written;
        for (var i = 0; i < _values.Length; i++)
        {
            if (written is null)
            {
                writer.WritePropertyName(_names[i]);
            }
            else
            {
                writer.WritePropertyName(written[i]);
            }

            _values[i].WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public override bool Equals(JsonValue? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonObject that || that.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _values.Length; i++)
        {
            // Objects that share their names have them in one order.
            var theirs = ReferenceEquals(_names, that._names) ? that._values[i] : that[_names[i]];
            if (theirs is null || !_values[i].Equals(theirs))
            {
                return false;
            }
        }

        return true;
    }

    public override int GetHashCode()
    {
        var hash = Count;
        foreach (var (name, value) in this)
        {
            hash ^= HashCode.Combine(name, value);
        }

        return hash;
    }

    /// <summary>Walks the members without an allocation.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<string, JsonValue>>
    {
        private readonly JsonObject _members;
        private int _at;

        internal Enumerator(JsonObject members)
        {
            _members = members;
            _at = -1;
        }

        public readonly KeyValuePair<string, JsonValue> Current => _members.MemberAt(_at);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_at < _members.Count;

        public void Reset() => _at = -1;

        public readonly void Dispose() { }
    }
}
