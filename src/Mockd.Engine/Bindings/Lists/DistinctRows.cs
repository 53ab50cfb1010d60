using System.Globalization;
using Mockd.Contracts.Json;
using Mockd.Engine.Json;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Gives the rows of a made-up list keys of their own. An example of a property, or a pattern with few values, makes them all
/// alike; the first row keeps it.
/// </summary>
internal static class DistinctRows
{
    private const int Tries = 64;
    private const int Deepest = 4;
    private static readonly string[] KeyNames = ["id", "uuid", "guid", "sid", "_id", "key"];

    public static JsonValue Mend(JsonValue value, SchemaView view, int depth = 0)
    {
        if (depth > Deepest)
        {
            return value;
        }

        if (value is JsonArray rows)
        {
            return Rows(rows, view, depth);
        }

        if (value is not JsonObject members)
        {
            return value;
        }

        var decided = VariantMatch.Decide(view, members);
        var mended = members;
        foreach (var (name, inner) in members)
        {
            if (inner is JsonObject or JsonArray { Count: > 0 } && decided.Member(name) is { } member)
            {
                var next = Mend(inner, member, depth + 1);
                mended = ReferenceEquals(next, inner) ? mended : mended.With(name, next);
            }
        }

        return mended;
    }

    /// <summary>The member that tells one row from another; null when none does.</summary>
    public static string? KeyName(JsonObject row)
    {
        foreach (var name in KeyNames)
        {
            if (FieldNames.Find(row, name) is { } own && row[own] is JsonText or JsonNumber)
            {
                return own;
            }
        }

        return null;
    }

    /// <summary>Where the key of an item of a list stands: in it, or in the one thing that it is wrapped around; null when nowhere.</summary>
    public static string[]? KeyPath(JsonObject item)
    {
        if (KeyName(item) is { } own)
        {
            return [own];
        }

        string[]? found = null;
        for (var i = 0; i < item.Count; i++)
        {
            var (name, value) = item.MemberAt(i);
            if (value is JsonObject inner && KeyName(inner) is { } key)
            {
                if (found is not null)
                {
                    return null;
                }

                found = [name, key];
            }
        }

        return found;
    }

    public static JsonValue At(JsonObject item, string[] path) =>
        path.Length == 1 ? item[path[0]]! : ((JsonObject)item[path[0]]!)[path[1]]!;

    private static JsonObject With(JsonObject item, string[] path, JsonValue key) =>
        item.With(path[0], path.Length == 1 ? key : ((JsonObject)item[path[0]]!).With(path[1], key));

    private static JsonArray Rows(JsonArray rows, SchemaView view, int depth)
    {
        var seen = new HashSet<JsonValue>();
        return rows.Changed(
            (value, i) =>
            {
                if (view.ItemAt(i) is not { } item)
                {
                    return value;
                }

                var mended = Mend(value, item, depth + 1);
                return mended is JsonObject row && KeyPath(row) is { } path && !seen.Add(At(row, path))
                    ? Another(row, path, item, seen)
                    : mended;
            }
        );
    }

    private static JsonObject Another(JsonObject row, string[] path, SchemaView view, HashSet<JsonValue> seen)
    {
        var key = At(row, path);
        for (var i = 1; i <= Tries; i++)
        {
            var varied = Varied(key, i);
            var other = With(row, path, varied);
            if (!seen.Contains(varied) && view.Accepts(other))
            {
                seen.Add(varied);
                return other;
            }
        }

        return row;
    }

    /// <summary>A value of the same form: a number further on, or a text with other characters of the same kind at its end.</summary>
    private static JsonValue Varied(JsonValue key, int step)
    {
        if (key is JsonNumber { IsInteger: true } number)
        {
            return JsonNumber.Of(number.Integer + step);
        }

        var text = key.ToPlainText().ToCharArray();
        for (var at = text.Length - 1; at >= 0 && step > 0; at--)
        {
            var (first, count) = text[at] switch
            {
                >= '0' and <= '9' => ('0', 10),
                >= 'a' and <= 'f' => ('a', 6),
                >= 'A' and <= 'F' => ('A', 6),
                >= 'g' and <= 'z' => ('g', 20),
                >= 'G' and <= 'Z' => ('G', 20),
                _ => (text[at], 1),
            };
            var moved = text[at] - first + (step % count);
            text[at] = (char)(first + (moved % count));
            step = count == 1 ? step : step / count;
        }

        var varied = new string(text);
        return new JsonText(
            varied == key.ToPlainText() ? varied + "-" + step.ToString(CultureInfo.InvariantCulture) : varied
        );
    }
}
