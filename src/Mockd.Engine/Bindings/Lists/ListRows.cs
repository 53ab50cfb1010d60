using Mockd.Contracts.Json;

namespace Mockd.Engine.Bindings;

/// <summary>Where the rows of an answered list stand.</summary>
/// <param name="Path">Names of members that lead to it; none when the answer itself is the list.</param>
internal sealed record ListRows(JsonArray Rows, IReadOnlyList<string> Path)
{
    private const int Deepest = 2;

    /// <summary>The list nearest to the top, of objects before others; null when there is none.</summary>
    public static ListRows? Find(JsonValue answer)
    {
        if (answer is JsonArray own)
        {
            return new ListRows(own, []);
        }

        List<(JsonObject Object, string[] Path)> level = answer is JsonObject top ? [(top, [])] : [];
        for (var depth = 0; depth <= Deepest && level.Count > 0; depth++)
        {
            var lists = level
                .SelectMany(o =>
                    o.Object.Where(m => m.Value is JsonArray)
                        .Select(m => new ListRows((JsonArray)m.Value, [.. o.Path, m.Key]))
                )
                .ToList();
            if (lists.Count > 0)
            {
                return lists.Find(l => l.Rows is [JsonObject, ..]) ?? lists[0];
            }

            level =
            [
                .. level.SelectMany(o =>
                    o.Object.Where(m => m.Value is JsonObject)
                        .Select(m => ((JsonObject)m.Value, (string[])[.. o.Path, m.Key]))
                ),
            ];
        }

        return null;
    }

    public JsonValue With(JsonValue answer, JsonArray rows) => Replaced(answer, 0, rows);

    private JsonValue Replaced(JsonValue value, int at, JsonArray rows) =>
        at == Path.Count
            ? rows
            : ((JsonObject)value).With(Path[at], Replaced(((JsonObject)value)[Path[at]]!, at + 1, rows));
}
