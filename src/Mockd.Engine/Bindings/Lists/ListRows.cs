using Mockd.Contracts.Json;
using Mockd.Engine.Vocabulary;

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
            ListRows? first = null;
            List<(JsonObject Object, string[] Path)> below = [];
            foreach (var (members, path) in level)
            {
                foreach (var (name, value) in members)
                {
                    if (value is JsonArray rows && (first is null || rows is [JsonObject, ..]))
                    {
                        first = new ListRows(rows, [.. path, name]);
                        if (rows is [JsonObject, ..])
                        {
                            return first;
                        }
                    }
                    else if (value is JsonObject inner && depth < Deepest)
                    {
                        below.Add((inner, [.. path, name]));
                    }
                }
            }

            if (first is not null)
            {
                return first;
            }

            level = below;
        }

        return null;
    }

    /// <summary>The answer with a part of its rows. Lists of other things beside them are cut like them.</summary>
    public JsonValue Cut(JsonValue answer, int offset, int limit) => Cut(answer, 0, offset, limit);

    /// <summary>The rows of an answer of the same form.</summary>
    public JsonArray In(JsonValue answer) =>
        (JsonArray)Path.Aggregate(answer, (value, name) => ((JsonObject)value)[name]!);

    private JsonValue Cut(JsonValue value, int at, int offset, int limit)
    {
        if (at == Path.Count)
        {
            return Part((JsonArray)value, offset, limit);
        }

        var members = (JsonObject)value;
        var name = Path[at];
        var inner = Cut(members[name]!, at + 1, offset, limit);
        var cut = ReferenceEquals(inner, members[name]) ? members : members.With(name, inner);
        return at == Path.Count - 1 ? CutOthers(cut, name, offset, limit) : cut;
    }

    private static JsonObject CutOthers(JsonObject members, string rows, int offset, int limit)
    {
        var cut = members;
        foreach (var (name, value) in members)
        {
            if (
                name != rows
                && value is JsonArray { Count: > 0 } other
                && other[0] is JsonObject
                && IsOfThings(name)
                && Part(other, offset, limit) is var part
                && !ReferenceEquals(part, other)
            )
            {
                cut = cut.With(name, part);
            }
        }

        return cut;
    }

    private static JsonArray Part(JsonArray rows, int offset, int limit) =>
        offset == 0 && rows.Count <= limit ? rows : JsonArray.Of(rows.Skip(offset).Take(limit));

    private static bool IsOfThings(string name) => !RowPlaces.Besides.Contains(NameWords.Joined(name));
}
