using Mockd.Contracts.Json;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>
/// Rows that are answered because somebody asked for them (`missing: vivify`): empty, so that completion fills them the same
/// way each time, and stored by the first write.
/// </summary>
public static class Vivified
{
    // A time that does not move, so that two reads of one made-up id give the same bytes.
    private static readonly DateTimeOffset Birth = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    /// <summary>Sequence of rows that are not stored.</summary>
    private const long NotStored = -1;

    public static Row Row(Table table, string key, TwinState state)
    {
        // A tombstone keeps its members: asking for a deleted row in this mode gives it back.
        var old = state.Tables[table.Number].Find(key);
        return new Row
        {
            Key = key,
            Sequence = NotStored,
            Fields =
                old?.Fields
                ?? JsonObject.Of(
                    table
                        .Defaults.Where(d => d.Value.IsConstant)
                        .Select(d => KeyValuePair.Create(d.Key, d.Value.Evaluate(new(Birth))))
                ),
            CreatedAt = old?.CreatedAt ?? Birth,
            UpdatedAt = old?.UpdatedAt ?? Birth,
        };
    }

    /// <summary>
    /// The row as get answers it, stored: steps of an operation reckon with its members, and what they store may name it.
    /// </summary>
    public static Row StoreCompleted(WriteSession session, Table table, string key)
    {
        var row = Row(table, key, session.State);
        var shape = table.Shape;
        var notStored = shape.TimestampNames.Concat(shape.Constants.Names).Concat(shape.Relations.Select(r => r.Field));
        var skipped = notStored.Append(shape.OutputName(shape.IdField)).ToHashSet(StringComparer.Ordinal);
        var shown = shape.Shape(row, session.State).Where(m => !skipped.Contains(m.Key));
        var fields = new JsonObjectBuilder(row.Fields);
        foreach (var (name, value) in shown)
        {
            fields.Set(shape.StoredName(name), value);
        }

        return session.Insert(table, key, fields.Build(), row.CreatedAt);
    }

    /// <summary>The row itself if it is stored, else the same one after storing it.</summary>
    public static Row Store(WriteSession session, Table table, Row row)
    {
        if (row.Sequence != NotStored)
        {
            return row;
        }

        return session.Insert(table, row.Key, row.Fields, row.CreatedAt);
    }
}
