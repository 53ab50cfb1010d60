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
        (bool)Known.GetValue(view, static v => IsIn(v)) ? Walk(value, view, [], 0) : value;

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
