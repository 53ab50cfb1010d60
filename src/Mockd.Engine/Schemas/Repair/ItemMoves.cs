using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>What may be tried where an array has too few items, too many or the wrong ones.</summary>
internal static class ItemMoves
{
    private const int MostAdded = 200;

    public static IEnumerable<JsonValue> Append(RepairPlace place, int least, IReadOnlyList<Schema> trail)
    {
        if (place.Value is not JsonArray items)
        {
            yield break;
        }

        var list = items.ToList();
        while (list.Count < Math.Min(least, items.Count + MostAdded))
        {
            var at = place.Item(list.Count);
            var further = trail.Select(s => list.Count < s.PrefixItems.Count ? s.PrefixItems[list.Count] : s.Items);
            if (Another(at, further.OfType<Schema>(), list) is not { } made)
            {
                yield break;
            }

            list.Add(made);
        }

        yield return place.With(JsonArray.Of(list));
    }

    public static IEnumerable<JsonValue> Cut(RepairPlace place, int most) =>
        place.Value is JsonArray items ? [place.With(JsonArray.Of(items.Take(most)))] : [];

    /// <summary>Items that came before are made anew, or left out.</summary>
    public static IEnumerable<JsonValue> MakeDistinct(RepairPlace place)
    {
        if (place.Value is not JsonArray items)
        {
            yield break;
        }

        var list = new List<JsonValue>();
        for (var i = 0; i < items.Count; i++)
        {
            var item = list.Contains(items[i]) ? Another(place.Item(i), [], [.. items, .. list]) : items[i];
            if (item is not null)
            {
                list.Add(item);
            }
        }

        yield return place.With(JsonArray.Of(list));
        yield return place.With(JsonArray.Of(items.Distinct()));
    }

    /// <summary>As many items of the kind that a schema's <c>contains</c> describes as it asks for: in place of others, or behind them.</summary>
    public static IEnumerable<JsonValue> Contain(RepairPlace place, Schema schema)
    {
        var least = schema.Element.Member("minContains")?.Count() ?? 1;
        if (place.Value is not JsonArray items || schema.Contains is not { } kind)
        {
            yield break;
        }

        yield return With(keptFrom: items.Count);
        yield return With(keptFrom: 0);

        JsonValue With(int keptFrom)
        {
            var list = items.ToList();
            var found = list.Count(item => SchemaChecker.Accepts(kind, item));
            for (var i = keptFrom; found < least && i < items.Count + MostAdded; i++)
            {
                if (i < list.Count && SchemaChecker.Accepts(kind, list[i]))
                {
                    continue;
                }

                if (Another(place.Item(i), [kind], list) is { } made)
                {
                    found++;
                    list = i < list.Count ? [.. list[..i], made, .. list[(i + 1)..]] : [.. list, made];
                }
            }

            return place.With(JsonArray.Of(list));
        }
    }

    /// <summary>Less items of the kind that a schema's <c>contains</c> describes: left out, or made into others.</summary>
    public static IEnumerable<JsonValue> ContainLess(RepairPlace place, Schema schema)
    {
        if (place.Value is not JsonArray items || schema.Contains is not { } kind)
        {
            yield break;
        }

        var left = schema.Element.Member("maxContains")?.Count() ?? int.MaxValue;
        yield return place.With(JsonArray.Of(items.Where(item => !SchemaChecker.Accepts(kind, item) || left-- > 0)));
        for (var i = items.Count - 1; i >= 0; i--)
        {
            foreach (var move in SchemaChecker.Accepts(kind, items[i]) ? Avoidance.Of(place.Item(i), kind).Take(4) : [])
            {
                yield return move;
            }
        }
    }

    private static JsonValue? Another(RepairPlace place, IEnumerable<Schema> further, List<JsonValue> before)
    {
        Schema[] schemas = [.. further];
        if (PlaceMaker.Make(place, schemas, 0) is { } made && !before.Contains(made))
        {
            return made;
        }

        var view = PlaceMaker.Joined(place.View, schemas);
        return view is null
            ? new JsonText($"item {before.Count + 1}")
            : ValueDomain.Of(view).FirstOrDefault(value => !before.Contains(value))
                ?? PlaceMaker.Make(place, schemas, 0);
    }
}
