using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// Reads one field of a row by the name callers use for it: a stored member (also nested, <c>recurring[interval]</c>), the
/// key, or one of the row's times.
/// </summary>
public sealed class TableField
{
    private readonly string[] _path;
    private readonly Func<Row, JsonValue?>? _computed;

    private TableField(string name, string[] path, Func<Row, JsonValue?>? computed)
    {
        Name = name;
        _path = path;
        _computed = computed;
    }

    public string Name { get; }

    public static TableField Stored(params string[] path) => new(string.Join('\u001f', path), path, null);

    public static TableField Computed(string name, Func<Row, JsonValue?> read) => new(name, [], read);

    public JsonValue? Read(Row row)
    {
        if (_computed is not null)
        {
            return _computed(row);
        }

        JsonValue? value = row.Fields;
        foreach (var name in _path)
        {
            value = value switch
            {
                JsonObject o => o[name],
                JsonArray a when int.TryParse(name, out var at) && at >= 0 && at < a.Count => a[at],
                _ => null,
            };
        }

        return value;
    }
}
