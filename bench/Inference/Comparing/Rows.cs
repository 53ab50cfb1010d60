using Corpus;
using Mockd.Contracts.Json;

namespace Inference;

/// <summary>Finds rows in answers by what clients see: an object with the key among its members.</summary>
internal static class Rows
{
    private static readonly string[] Naming = ["login", "username", "slug", "key", "name", "id", "sid"];
    private static readonly string[] Numbering = ["id", "sid", "uuid", "key", "name"];

    /// <summary>The text of the key; null when the object has none.</summary>
    /// <param name="field">May lead into objects, with dots.</param>
    public static string? KeyOf(JsonObject row, string field)
    {
        JsonValue? value = row[field];
        if (value is null && field.Contains('.', StringComparison.Ordinal))
        {
            value = row;
            foreach (var name in field.Split('.'))
            {
                value = (value as JsonObject)?[name];
            }
        }

        return value is JsonText or JsonNumber ? value.ToPlainText() : null;
    }

    /// <summary>Objects that have a key, the outermost first, none that stands within another.</summary>
    public static IReadOnlyList<JsonObject> All(JsonValue? answer, string field)
    {
        var found = new List<JsonObject>();
        var level = new List<JsonValue>();
        if (answer is not null)
        {
            level.Add(answer);
        }

        while (level.Count > 0)
        {
            var next = new List<JsonValue>();
            foreach (var value in level)
            {
                if (value is JsonObject row && KeyOf(row, field) is not null)
                {
                    found.Add(row);
                }

                next.AddRange(
                    value switch
                    {
                        JsonObject members when !found.Contains(members) => members.Select(m => m.Value),
                        JsonArray items => items,
                        _ => [],
                    }
                );
            }

            level = next;
        }

        return found;
    }

    /// <summary>The rows of a list: those in arrays, or the values of a map; keys alone where it lists no objects.</summary>
    public static IReadOnlyList<string> Listed(JsonValue? answer, string field)
    {
        var keys = All(answer, field).Select(r => KeyOf(r, field)!).ToArray();
        return keys.Length > 0 ? keys : [.. Texts(answer)];
    }

    /// <summary>A member that a parameter may be named after, also where it is an object with a name of its own.</summary>
    public static string? TextOf(JsonObject? row, string parameter)
    {
        foreach (var (name, value) in row ?? JsonObject.Empty)
        {
            if (PageAnswer.Plain(name) == PageAnswer.Plain(parameter))
            {
                return value is JsonObject inner
                        ? Naming.Select(n => KeyOf(inner, n)).FirstOrDefault(k => k is not null)
                    : value is JsonText or JsonNumber ? value.ToPlainText()
                    : null;
            }
        }

        return null;
    }

    private static IEnumerable<string> Texts(JsonValue? value) =>
        value switch
        {
            JsonArray items => items.SelectMany(i => i is JsonText or JsonNumber ? [i.ToPlainText()] : Texts(i)),
            JsonObject members => members.SelectMany(m => m.Value is JsonArray or JsonObject ? Texts(m.Value) : []),
            _ => [],
        };
}
