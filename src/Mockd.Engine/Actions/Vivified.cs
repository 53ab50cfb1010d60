using Mockd.Contracts.Json;
using Mockd.Engine.State;
using Mockd.Engine.Tables;
using Mockd.Engine.Transforms;

namespace Mockd.Engine.Actions;

/// <summary>
/// Rows that are answered because somebody asked for them (`missing: vivify`): empty, so that completion fills them the same
/// way each time, and stored by the first write.
/// </summary>
internal static class Vivified
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
    /// The row itself if it is stored, else the same one after storing it as get answers it: what changes it reckons with
    /// its members.
    /// </summary>
    public static Row Store(WriteSession session, Table table, Row row) =>
        row.Sequence == NotStored
            ? session.Insert(table, row.Key, Completed(table, row, session.State), row.CreatedAt)
            : row;

    /// <summary>The members of a row with those that answers make up for it.</summary>
    public static JsonObject Completed(Table table, Row row, TwinState state) =>
        Completed(table, table.Shape, row, state);

    /// <param name="shape">The table's, or the one of an operation that answers rows in another form.</param>
    public static JsonObject Completed(Table table, RowShape shape, Row row, TwinState state)
    {
        var notStored = shape.TimestampNames.Concat(shape.Constants.Names).Concat(shape.Relations.Select(r => r.Field));
        var skipped = notStored.Append(shape.OutputName(shape.IdField)).ToHashSet(StringComparer.Ordinal);
        var fields = new JsonObjectBuilder(row.Fields);
        foreach (var (name, value) in shape.Shape(row, state))
        {
            if (!skipped.Contains(name))
            {
                fields.Set(shape.StoredName(name), value);
            }
        }

        return fields.Build();
    }
}
