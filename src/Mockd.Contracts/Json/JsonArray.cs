using System.Collections;
using System.Text.Json;

namespace Mockd.Contracts.Json;

/// <summary>An immutable JSON array.</summary>
public sealed class JsonArray : JsonValue, IReadOnlyList<JsonValue>
{
    public static readonly JsonArray Empty = new([]);
    private readonly JsonValue[] _items;

    private JsonArray(JsonValue[] items) => _items = items;

    public override JsonKind Kind => JsonKind.Array;

    public int Count => _items.Length;

    public JsonValue this[int index] => _items[index];

    /// <summary>The array with each item changed; the same array when all of them stay the same objects.</summary>
    public JsonArray Changed(Func<JsonValue, int, JsonValue> change)
    {
        JsonValue[]? changed = null;
        for (var i = 0; i < _items.Length; i++)
        {
            var item = change(_items[i], i);
            if (!ReferenceEquals(item, _items[i]))
            {
                changed ??= (JsonValue[])_items.Clone();
                changed[i] = item;
            }
        }

        return changed is null ? this : new JsonArray(changed);
    }

    public static JsonArray Of(params IEnumerable<JsonValue> items)
    {
        JsonValue[] copy = [.. items];
        return copy.Length == 0 ? Empty : new JsonArray(copy);
    }

    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    public override void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (var item in _items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    public override bool Equals(JsonValue? other) =>
        other is JsonArray array && _items.AsSpan().SequenceEqual(array._items);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
