using Mockd.Contracts.Json;

namespace Mockd.Engine.Tables;

/// <summary>
/// Reads one field of a row by the name callers use for it: a stored member (also nested, <c>recurring[interval]</c>), the
/// key, or one of the row's times.
/// </summary>
internal sealed class TableField
{
    private readonly string[] _path;
    private readonly Func<Row, JsonValue?>? _computed;

    private TableField(string name, string[] path, Func<Row, JsonValue?>? computed)
    {
        Name = name;
        _path = path;
        _computed = computed;
    }

    /// <summary>Fields of one name read the same of every row, whoever made them.</summary>
    public string Name { get; }

    public static TableField Stored(params string[] path) => new(string.Join('\u001f', path), path, null);

    /// <param name="name">Says all that the value depends on; no stored field has it.</param>
    public static TableField Computed(string name, Func<Row, JsonValue?> read) => new('\u001e' + name, [], read);

    public JsonValue? Read(Row row)
    {
        if (_computed is not null)
        {
            return _computed(row);
        }

        if (_path.Length == 0)
        {
            return row.Fields;
        }

        var value = row.Field(_path[0]);
        for (var i = 1; i < _path.Length; i++)
        {
            value = value switch
            {
                JsonObject o => o[_path[i]],
                JsonArray a when int.TryParse(_path[i], out var at) && at >= 0 && at < a.Count => a[at],
                _ => null,
            };
        }

        return value;
    }
}
