using System.Runtime.CompilerServices;
using Mockd.Contracts.Json;
using Mockd.Engine.Schemas;

namespace Mockd.Engine.Bindings;

/// <summary>
/// Ids of one name in an object and in the objects inside of it are one: <c>{alertId, about: {alertId}}</c>. Rows of lists
/// have their own.
/// </summary>
internal static class RepeatedIds
{
    private const int Deepest = 4;
    private const int MostLooked = 400;

    // Found of views, and kept as long as they are.
    private static readonly ConditionalWeakTable<SchemaView, object> Known = [];

    public static JsonValue Fill(JsonValue value, SchemaView view) =>
        value is JsonObject or JsonArray && (bool)Known.GetValue(view, static v => IsIn(v)) && Differ(value, null, 0)
            ? Walk(value, view, [], 0)
            : value;

    // Values are looked through before schemas are: mostly there is nothing to do.
    private static bool Differ(JsonValue value, Above? above, int depth)
    {
        if (depth > Deepest)
        {
            return false;
        }

        if (value is JsonArray rows)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                if (rows[i] is JsonObject && Differ(rows[i], null, depth + 1))
                {
                    return true;
                }
            }

            return false;
        }

        var members = (JsonObject)value;
        var known = above;
        for (var i = 0; i < members.Count; i++)
        {
            var (name, inner) = members.MemberAt(i);
            if (inner is JsonText or JsonNumber && IsId(name))
            {
                if (Find(above, name) is { } said && !said.Equals(inner))
                {
                    return true;
                }

                known = new Above(name, inner, known);
            }
        }

        for (var i = 0; i < members.Count; i++)
        {
            if (
                members.MemberAt(i).Value is JsonObject or JsonArray
                && Differ(members.MemberAt(i).Value, known, depth + 1)
            )
            {
                return true;
            }
        }

        return false;
    }

    private static JsonValue? Find(Above? above, string name)
    {
        for (var at = above; at is not null; at = at.Outer)
        {
            if (at.Name == name)
            {
                return at.Value;
            }
        }

        return null;
    }

    private sealed record Above(string Name, JsonValue Value, Above? Outer);

    private static bool IsIn(SchemaView view)
    {
        var left = MostLooked;
        return IsIn(view, [], 0, ref left);
    }

    private static bool IsIn(SchemaView view, IReadOnlyList<string> above, int depth, ref int left)
    {
        if (--left < 0 || depth > Deepest)
        {
            return false;
        }

        foreach (var variant in SchemaVariants.Of(view))
        {
            if (variant.ItemAt(0) is { } item && IsIn(item, [], depth + 1, ref left))
            {
                return true;
            }

            var own = variant.Properties.Select(p => p.Key).Where(IsId).ToList();
            if (own.Any(above.Contains))
            {
                return true;
            }

            IReadOnlyList<string> names = [.. above, .. own];
            foreach (var (name, _) in variant.Properties)
            {
                if (
                    variant.Member(name) is { } member
                    && (member.Properties.Count > 0 || member.Choices.Count > 0 || member.ItemAt(0) is not null)
                    && IsIn(member, names, depth + 1, ref left)
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static JsonValue Walk(
        JsonValue value,
        SchemaView? view,
        List<KeyValuePair<string, JsonValue>> above,
        int depth
    )
    {
        if (view is null || depth > Deepest)
        {
            return value;
        }

        if (value is JsonArray rows)
        {
            return rows.Changed((row, i) => Walk(row, view.ItemAt(i), [], depth + 1));
        }

        if (value is not JsonObject members)
        {
            return value;
        }

        var decided = VariantMatch.Decide(view, members);
        var mended = members;
        var known = above.Count;
        foreach (var (name, inner) in members)
        {
            if (inner is JsonText or JsonNumber && IsId(name))
            {
                var said = above.FindLastIndex(a => a.Key == name);
                if (said < 0)
                {
                    above.Add(new(name, inner));
                }
                else if (!above[said].Value.Equals(inner) && decided.Member(name)?.Accepts(above[said].Value) == true)
                {
                    mended = mended.With(name, above[said].Value);
                }
            }
        }

        foreach (var (name, inner) in members)
        {
            if (inner is JsonObject or JsonArray { Count: > 0 })
            {
                var next = Walk(inner, decided.Member(name), above, depth + 1);
                mended = ReferenceEquals(next, inner) ? mended : mended.With(name, next);
            }
        }

        above.RemoveRange(known, above.Count - known);
        return mended;
    }

    // `id` alone is each thing's own.
    private static bool IsId(string name) =>
        name.Length > 2
        && (
            name.EndsWith("Id", StringComparison.Ordinal)
            || name.EndsWith("_id", StringComparison.Ordinal)
            || name.EndsWith("ID", StringComparison.Ordinal)
        );
}
