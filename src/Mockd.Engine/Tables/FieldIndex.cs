using System.Collections.Immutable;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>Which rows hold which value of a field; persistent like the rows.</summary>
public sealed class FieldIndex : IRowIndex<FieldIndex>
{
    private readonly TableField _field;
    private readonly ImmutableDictionary<string, ImmutableSortedSet<long>> _sequences;

    private FieldIndex(TableField field, ImmutableDictionary<string, ImmutableSortedSet<long>> sequences)
    {
        _field = field;
        _sequences = sequences;
    }

    /// <summary>No row has the field.</summary>
    public bool IsEmpty => _sequences.IsEmpty;

    public static FieldIndex Build(TableField field, IEnumerable<Row> rows)
    {
        var found = new Dictionary<string, ImmutableSortedSet<long>.Builder>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var key in KeysOf(field, row))
            {
                if (!found.TryGetValue(key, out var set))
                {
                    found.Add(key, set = ImmutableSortedSet.CreateBuilder<long>());
                }

                set.Add(row.Sequence);
            }
        }

        return new FieldIndex(
            field,
            found.ToImmutableDictionary(f => f.Key, f => f.Value.ToImmutable(), StringComparer.Ordinal)
        );
    }

    /// <summary>
    /// Sequences of the rows whose field equals the text a caller sent: as text, and as number or boolean where it is one.
    /// </summary>
    public ImmutableSortedSet<long> Find(string text)
    {
        var found = Get("s:" + text);
        if (JsonNumber.TryParse(text) is { } number)
        {
            found = Union(found, Get(KeyOf(number)!));
        }
        else if (bool.TryParse(text, out var flag))
        {
            found = Union(found, Get(KeyOf(JsonBoolean.Of(flag))!));
        }

        return found;
    }

    FieldIndex IRowIndex<FieldIndex>.Replace(Row? old, Row? now)
    {
        var before = old is null ? [] : KeysOf(_field, old);
        var after = now is null ? [] : KeysOf(_field, now);
        if (before.SequenceEqual(after) && old?.Sequence == now?.Sequence)
        {
            return this;
        }

        var sequences = _sequences;
        foreach (var key in before)
        {
            var left = sequences[key].Remove(old!.Sequence);
            sequences = left.IsEmpty ? sequences.Remove(key) : sequences.SetItem(key, left);
        }

        foreach (var key in after)
        {
            sequences = sequences.SetItem(key, sequences.GetValueOrDefault(key, []).Add(now!.Sequence));
        }

        return new FieldIndex(_field, sequences);
    }

    /// <summary>An array is found by each of its items.</summary>
    private static List<string> KeysOf(TableField field, Row row)
    {
        var value = field.Read(row);
        var keys = new List<string>(1);
        foreach (
            var item in value is JsonArray array ? array
            : value is null ? []
            : (IEnumerable<JsonValue>)[value]
        )
        {
            if (KeyOf(item) is { } key && !keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private static string? KeyOf(JsonValue value) =>
        value switch
        {
            JsonText text => "s:" + text.Value,
            JsonNumber number => "n:" + number.Double.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            JsonBoolean flag => flag.Value ? "b:true" : "b:false",
            _ => null,
        };

    private static ImmutableSortedSet<long> Union(ImmutableSortedSet<long> a, ImmutableSortedSet<long> b) =>
        a.IsEmpty ? b
        : b.IsEmpty ? a
        : a.Union(b);

    private ImmutableSortedSet<long> Get(string key) => _sequences.GetValueOrDefault(key, []);
}
