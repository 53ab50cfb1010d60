using Mockd.Contracts.Json;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>
/// Rows that are answered because somebody asked for them (`missing: vivify`): filled by completion, the same way each time,
/// and stored by the first write.
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
        if (old is not null)
        {
            return RowOf(key, old.Fields, old.CreatedAt, old.UpdatedAt);
        }

        var defaults = table.Defaults.Where(d => d.Value.IsConstant);
        var fields = JsonObject.Of(defaults.Select(d => KeyValuePair.Create(d.Key, d.Value.Evaluate(new(Birth)))));
        return RowOf(key, Completed(table, RowOf(key, fields, Birth, Birth), state), Birth, Birth);
    }

    private static Row RowOf(string key, JsonObject fields, DateTimeOffset createdAt, DateTimeOffset updatedAt) =>
        new()
        {
            Key = key,
            Sequence = NotStored,
            Fields = fields,
            CreatedAt = createdAt,
            UpdatedAt = updatedAt,
        };

    /// <summary>
    /// With the members that its answer is completed with, so that steps see the same status and amounts as callers.
    /// </summary>
    private static JsonObject Completed(Table table, Row row, TwinState state)
    {
        var shape = table.Shape;
        var builder = new JsonObjectBuilder(row.Fields);
        foreach (var (name, value) in shape.Shape(row, state))
        {
            var stored = shape.StoredName(name);
            var isOurs =
                name == shape.OutputName(shape.IdField)
                || shape.TimestampNames.Contains(name)
                || shape.Constants.Contains(name)
                || (value is JsonObject && shape.Relations.Any(r => r.Field == stored));
            if (IsPlain(value) && !isOurs && !builder.Contains(stored))
            {
                builder.Set(stored, value);
            }
        }

        return builder.Build();
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

    // Lists of related rows are not part of a row.
    private static bool IsPlain(JsonValue value) =>
        value is JsonText or JsonNumber or JsonBoolean || (value is JsonObject parts && parts["data"] is not JsonArray);
}
