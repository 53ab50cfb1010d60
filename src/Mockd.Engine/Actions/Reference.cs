using Mockd.Contracts.Configuration;
using Mockd.Contracts.Json;
using Mockd.Engine.State;
using Mockd.Engine.Tables;

namespace Mockd.Engine.Actions;

/// <summary>A field whose value names a row of another table, or the list of several.</summary>
/// <param name="from">Table that has the field.</param>
/// <param name="field">A stored member, a dot leads into an object; or the key of the table.</param>
internal sealed class Reference(Table from, string field, DeleteRule onDelete)
{
    private readonly string[] _path = field.Split('.');
    private readonly TableField _field = TableField.Stored(field.Split('.'));
    private readonly bool _isKey = field == from.Settings.IdField;

    /// <summary>Of rows that stand under those of another table: the first parts of their keys name them.</summary>
    /// <param name="parts">Parts of that table's keys, the own one among them.</param>
    public Reference(Table from, int parts)
        : this(from, from.Settings.IdField, DeleteRule.Cascade)
    {
        // Of a row that there is one of for each parent the whole key is the parent's.
        _isKey = parts > from.Settings.Depth;
        _field = UnderField(parts);
    }

    public Table From { get; } = from;

    public DeleteRule OnDelete { get; } = onDelete;

    /// <summary>Live rows that name this key, oldest first.</summary>
    public IEnumerable<Row> RowsThatName(string key, TwinState state)
    {
        var rows = state.Tables[From.Number];
        if (_isKey)
        {
            return rows.Find(key) is { IsTombstone: false } row ? [row] : [];
        }

        var index = rows.IndexOn(_field);
        return Names(key).SelectMany(index.Find).Distinct().Order().Select(s => rows.InOrder[rows.PositionOf(s)]);
    }

    /// <summary>Reads the first parts of keys.</summary>
    public static TableField UnderField(int parts) =>
        TableField.Computed($"under{parts}", row => (JsonValue)NestedKeys.First(row.Key, parts));

    /// <summary>The members of a row without this key: null in its place, or a list that lacks it.</summary>
    public JsonObject Without(JsonObject fields, string key) => (JsonObject)Without(fields, key, 0);

    private JsonValue Without(JsonValue value, string key, int depth) =>
        value switch
        {
            JsonArray list when depth == _path.Length => JsonArray.Of(list.Where(item => !IsKey(item, key))),
            _ when depth == _path.Length => IsKey(value, key) ? JsonValue.Null : value,
            JsonObject o when o[_path[depth]] is { } inner => o.With(_path[depth], Without(inner, key, depth + 1)),
            _ => value,
        };

    /// <summary>A field names a key by its text, or by the number that it is.</summary>
    private static IEnumerable<JsonValue> Names(string key) =>
        SentText.Meanings(key).Where(v => v is JsonText or JsonNumber);

    private static bool IsKey(JsonValue value, string key) => Names(key).Contains(value);
}
