using Mockd.Contracts.Json;

namespace Inference;

/// <summary>Compares rows with each other, and with what was sent.</summary>
internal static class Difference
{
    /// <summary>Dotted path of the first member that both have and that differs; null when there is none.</summary>
    public static string? Between(JsonValue a, JsonValue b, string at = "")
    {
        switch (a, b)
        {
            case (JsonObject first, JsonObject second):
                foreach (var (name, value) in first)
                {
                    if (second[name] is { } other && Between(value, other, Below(at, name)) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            case (JsonArray first, JsonArray second) when first.Count == second.Count:
                for (var i = 0; i < first.Count; i++)
                {
                    if (Between(first[i], second[i], $"{at}[]") is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return a.Equals(b) ? null : $"{at}: {Shown(a)} became {Shown(b)}";
        }
    }

    /// <summary>What was sent and is shown otherwise. Members of another kind than was sent say it in a form of their own, and are passed over.</summary>
    public static string? OfSent(JsonValue sent, JsonValue row, string at = "")
    {
        if (sent is JsonObject members && row is JsonObject shown)
        {
            foreach (var (name, value) in members)
            {
                if (
                    !KeptMember.Is(name)
                    && shown[name] is { } other
                    && OfSent(value, other, Below(at, name)) is { } found
                )
                {
                    return found;
                }
            }

            return null;
        }

        var isScalar = sent is not (JsonObject or JsonArray);
        return isScalar && sent.Kind == row.Kind && !sent.Equals(row)
            ? $"{at}: {Shown(sent)} was sent, {Shown(row)} is shown"
            : null;
    }

    /// <summary>The part of a body that is the row: some APIs wrap it.</summary>
    public static JsonObject? Unwrapped(JsonValue? sent, JsonObject row) =>
        sent is not JsonObject body ? null
        : body.Count > 0 && body.Any(m => NamedMember.Find(row, m.Key) is not null) ? body
        : body.Select(m => m.Value).OfType<JsonObject>().ToArray() is [var only] ? only
        : body;

    private static string Below(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";

    private static string Shown(JsonValue value) =>
        value.ToString() is { Length: > 60 } text ? text[..60] + "…" : value.ToString();
}
