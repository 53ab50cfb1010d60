using System.Collections.Immutable;
using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// Which rows hold which value of a field; persistent like the rows. It finds what <see cref="Condition.Holds"/> holds for:
/// values are equal as JSON, a list is found by each of its items and as a whole, a row without the field by null.
/// </summary>
internal sealed class FieldIndex : IRowIndex
{
    private readonly TableField _field;
    private readonly ImmutableDictionary<JsonValue, ImmutableSortedSet<long>> _sequences;

    /// <summary>Rows that have the field at all.</summary>
    private readonly int _holders;

    private FieldIndex(
        TableField field,
        ImmutableDictionary<JsonValue, ImmutableSortedSet<long>> sequences,
        int holders
    )
    {
        _field = field;
        _sequences = sequences;
        _holders = holders;
    }

    /// <summary>No row has the field.</summary>
    public bool IsEmpty => _holders == 0;

    public static FieldIndex Build(TableField field, IEnumerable<Row> rows)
    {
        var found = new Dictionary<JsonValue, ImmutableSortedSet<long>.Builder>();
        var holders = 0;
        foreach (var row in rows)
        {
            var value = field.Read(row);
            holders += value is null ? 0 : 1;
            foreach (var key in KeysOf(value))
            {
                if (!found.TryGetValue(key, out var set))
                {
                    found.Add(key, set = ImmutableSortedSet.CreateBuilder<long>());
                }

                set.Add(row.Sequence);
            }
        }

        return new FieldIndex(field, found.ToImmutableDictionary(f => f.Key, f => f.Value.ToImmutable()), holders);
    }

    /// <summary>Sequences of the rows whose field is this value, or a list that has it.</summary>
    public ImmutableSortedSet<long> Find(JsonValue value) => _sequences.GetValueOrDefault(value, []);

    /// <summary>The same for any of several values; null when that would put more than so many rows together.</summary>
    public ImmutableSortedSet<long>? Find(IReadOnlyList<JsonValue> values, int most)
    {
        var all = ImmutableSortedSet<long>.Empty;
        foreach (var value in values)
        {
            var found = Find(value);
            if (all.IsEmpty || found.IsEmpty)
            {
                all = all.IsEmpty ? found : all;
            }
            else if (all.Count + found.Count > most)
            {
                return null;
            }
            else
            {
                all = all.Union(found);
            }
        }

        return all;
    }

    IRowIndex IRowIndex.Replace(Row? old, Row? now)
    {
        var was = old is null ? null : _field.Read(old);
        var becomes = now is null ? null : _field.Read(now);
        var before = old is null ? [] : KeysOf(was);
        var after = now is null ? [] : KeysOf(becomes);
        var holders = _holders + (becomes is null ? 0 : 1) - (was is null ? 0 : 1);
        if (holders == _holders && old?.Sequence == now?.Sequence && before.SequenceEqual(after))
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

        return new FieldIndex(_field, sequences, holders);
    }

    private static IReadOnlyList<JsonValue> KeysOf(JsonValue? value) =>
        value is JsonArray list ? [.. list.Append(list).Distinct()] : [value ?? JsonValue.Null];
}
