using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;
using Mockd.Engine.Schemas.Generation;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>What may be tried where a value fits a schema that it must not fit.</summary>
internal static class Avoidance
{
    private const int Deepest = 3;
    private const int MostOfDomain = 12;

    private static readonly JsonValue[] Plain =
    [
        JsonValue.Null,
        JsonBoolean.True,
        JsonBoolean.False,
        JsonNumber.Of(1),
        JsonNumber.Of(0.5),
        new JsonText("a"),
        JsonArray.Empty,
        JsonObject.Empty,
        JsonArray.Of([new JsonText("a")]),
        JsonObject.Of(("a", new JsonText("a"))),
    ];

    public static IEnumerable<JsonValue> Of(RepairPlace place, Schema avoided, int depth = 0)
    {
        if (depth > Deepest)
        {
            return [];
        }

        var inside = place.Value switch
        {
            JsonObject members => Members(place, members, avoided, depth),
            JsonArray items => Items(place, items, avoided, depth),
            _ => [],
        };
        var joined = avoided
            .AllOf.Concat(avoided.AnyOf)
            .Concat(avoided.OneOf)
            .SelectMany(part => Of(place, part, depth + 1));
        var demanded =
            avoided.Not is { } not && PlaceMaker.Make(place, [not], 0) is { } made
                ? [place.With(made)]
                : Array.Empty<JsonValue>();
        return inside.Concat(joined).Concat(demanded).Concat(Others(place, avoided));
    }

    private static IEnumerable<JsonValue> Members(RepairPlace place, JsonObject members, Schema avoided, int depth)
    {
        var asked = avoided.Required.Where(members.Contains);
        var without = asked.Select(name => place.Member(name).Without()!);
        var changed = avoided
            .Properties.Where(p => members.Contains(p.Key))
            .SelectMany(p => Of(place.Member(p.Key), p.Value, depth + 1));
        var added = avoided
            .Properties.Where(p => !members.Contains(p.Key))
            .SelectMany(p => Others(place.Member(p.Key), p.Value));
        return without.Concat(changed).Concat(added).Concat(Counts(place, members, avoided));
    }

    private static IEnumerable<JsonValue> Counts(RepairPlace place, JsonObject members, Schema avoided)
    {
        if (avoided.MinProperties > 0)
        {
            yield return place.With(JsonObject.Of(members.Take(avoided.MinProperties.Value - 1)));
        }

        if (
            avoided.MaxProperties is not null
            || avoided is not { AllowsAdditionalProperties: true, AdditionalProperties: null }
        )
        {
            foreach (var more in MemberMoves.AddAny(place, []))
            {
                yield return more;
            }
        }
    }

    private static IEnumerable<JsonValue> Items(RepairPlace place, JsonArray items, Schema avoided, int depth)
    {
        if (avoided.MinItems > 0)
        {
            yield return place.With(JsonArray.Of(items.Take(avoided.MinItems.Value - 1)));
        }

        if (avoided.MaxItems is { } most)
        {
            foreach (var longer in ItemMoves.Append(place, most + 1, []))
            {
                yield return longer;
            }
        }

        if (avoided.UniqueItems && items.Count > 0)
        {
            yield return place.With(JsonArray.Of(items.Append(items[0])));
        }

        if (avoided.Contains is { } kind)
        {
            yield return place.With(JsonArray.Of(items.Where(item => !SchemaChecker.Accepts(kind, item))));
        }

        if (items.Count > 0 && (avoided.PrefixItems.Count > 0 ? avoided.PrefixItems[0] : avoided.Items) is { } first)
        {
            foreach (var move in Of(place.Item(0), first, depth + 1))
            {
                yield return move;
            }
        }
    }

    // Anything else that may stand there: of the described values, then of all kinds.
    private static IEnumerable<JsonValue> Others(RepairPlace place, Schema avoided)
    {
        var described = place.View is { } view ? ValueDomain.Of(view, MostOfDomain) : [];
        var again = Enumerable.Range(1, 3).Select(i => PlaceMaker.Make(place, [], (ulong)i)).OfType<JsonValue>();
        var near = place.Value is JsonNumber number ? Near(number, avoided) : [];
        return near.Concat(again)
            .Concat(described)
            .Concat(Plain)
            .Where(value => place.View?.Accepts(value) != false && !SchemaChecker.Accepts(avoided, value))
            .Take(MostOfDomain)
            .Select(place.With);
    }

    private static IEnumerable<JsonValue> Near(JsonNumber number, Schema avoided)
    {
        double?[] bounds = [avoided.Minimum, avoided.Maximum, avoided.ExclusiveMinimum, avoided.ExclusiveMaximum];
        return bounds
            .OfType<double>()
            .Append(number.Double)
            .SelectMany(bound => new[] { bound - 1, bound, bound + 1, bound + 0.5 })
            .Select(JsonNumber.Of);
    }
}
