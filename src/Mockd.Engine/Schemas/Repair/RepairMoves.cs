using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas.Repair;

/// <summary>What may be tried against a violation: each move is a whole value, the likeliest first.</summary>
internal sealed class RepairMoves(SchemaView view)
{
    private const int MostVariants = 12;
    private const int MostFitting = 4;
    private const int Seeds = 3;

    public IEnumerable<JsonValue> Of(RepairPlace root, SchemaViolation violation) =>
        root.Find(violation.Pointer) is { } place ? At(place, violation) : [];

    private IEnumerable<JsonValue> At(RepairPlace place, SchemaViolation violation)
    {
        Schema[] trail = [.. SchemaChecker.SchemasOf(view.Parts[0], violation.Trail)];
        var last = trail.Length > 0 ? trail[^1] : null;
        var moves = violation.Keyword switch
        {
            "required" or "dependentRequired" => MemberMoves.Add(place, violation.Member!, trail),
            "additionalProperties" or "propertyNames" => MemberMoves.Remove(place, violation.Extra!),
            "minProperties" => MemberMoves.AddAny(place, trail),
            "maxProperties" => MemberMoves.RemoveAny(place),
            "minItems" => ItemMoves.Append(place, last!.MinItems ?? 0, trail),
            "maxItems" => ItemMoves.Cut(place, last!.MaxItems ?? 0),
            "uniqueItems" => ItemMoves.MakeDistinct(place),
            "contains" or "minContains" => ItemMoves.Contain(place, last!),
            "maxContains" => ItemMoves.ContainLess(place, last!),
            "anyOf" => Variants(place, last!.AnyOf, trail),
            "oneOf" => Variants(place, last!.OneOf, trail),
            "not" when last?.Not is { } not => Avoidance.Of(place, not),
            "false" => [],
            _ => Again(place, trail),
        };
        return moves.Concat(Escapes(place, trail)).Concat(Without(place)).Concat(Again(place, trail));
    }

    private static IEnumerable<JsonValue> Without(RepairPlace place) => place.Without() is { } without ? [without] : [];

    /// <summary>Made once more, now that it is known what else holds here.</summary>
    private static IEnumerable<JsonValue> Again(RepairPlace place, Schema[] trail)
    {
        for (ulong seed = 0; seed < Seeds; seed++)
        {
            if (PlaceMaker.Make(place, trail, seed) is { } made)
            {
                yield return place.With(made);
            }
        }
    }

    private IEnumerable<JsonValue> Variants(RepairPlace place, IReadOnlyList<Schema> variants, Schema[] trail)
    {
        var fitting = variants.Where(v => SchemaChecker.Accepts(v, place.Value!)).Take(MostFitting).ToArray();
        foreach (var moves in fitting.Select(v => Avoidance.Of(place, v)))
        {
            foreach (var move in moves)
            {
                yield return move;
            }
        }

        foreach (var variant in fitting.Length > 0 ? [] : variants.Take(MostVariants))
        {
            // A step towards the variant, then a leap.
            var lacks = SchemaChecker.Check(variant, place.Value!, isRequest: false);
            foreach (var lack in lacks.Take(1))
            {
                foreach (var move in place.Find(lack.Pointer) is { } inner ? At(inner, lack).Take(2) : [])
                {
                    yield return move;
                }
            }

            if (PlaceMaker.Make(place, [.. trail, variant], 0) is { } made)
            {
                yield return place.With(made);
            }
        }
    }

    // What holds only because of something else in the value can be made not to hold.
    private static IEnumerable<JsonValue> Escapes(RepairPlace place, Schema[] trail)
    {
        for (var i = 0; i < trail.Length; i++)
        {
            var schema = trail[i];
            if (schema.If is { } condition)
            {
                var moves = SchemaChecker.Accepts(condition, place.Value!)
                    ? Avoidance.Of(place, condition)
                    : Again(place, [.. trail[..(i + 1)], condition]);
                foreach (var move in moves)
                {
                    yield return move;
                }
            }

            foreach (var trigger in MemberMoves.Triggers(schema, place.Value!))
            {
                yield return place.Member(trigger).Without()!;
            }
        }
    }
}
