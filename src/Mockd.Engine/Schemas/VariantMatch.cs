using Mockd.Contracts.Json;
using Mockd.Engine.OpenApi;

namespace Mockd.Engine.Schemas;

/// <summary>Finds the variants that a present value is meant to be of.</summary>
internal static class VariantMatch
{
    /// <summary>The view with every choice decided for the value.</summary>
    public static SchemaView Decide(SchemaView view, JsonValue value)
    {
        // A circle of choices that never names a type ends here.
        for (var i = 0; i < 16 && view.Choices.Count > 0; i++)
        {
            var best = 0;
            var most = int.MinValue;
            for (var v = 0; v < view.Choices[0].Variants.Count; v++)
            {
                var score = Score(view.Choose(v), value);
                if (score > most)
                {
                    (best, most) = (v, score);
                }
            }

            view = view.Choose(best);
        }

        return view;
    }

    private static int Score(SchemaView variant, JsonValue value)
    {
        if (variant.IsNever)
        {
            return -1_000_000;
        }

        // A variant that is itself a choice is as good as its best one.
        var decided = variant.Choices.Count > 0 ? Decide(variant, value) : variant;
        return value switch
        {
            JsonObject members => decided.Bounds.Allows(SchemaTypes.Object) ? Score(decided, members) : -100_000,
            JsonArray => decided.Bounds.Allows(SchemaTypes.Array) ? 0 : -100_000,
            _ => decided.Accepts(value) ? 0 : -100_000,
        };
    }

    private static int Score(SchemaView variant, JsonObject members)
    {
        var score = 0;
        foreach (var (name, value) in members)
        {
            score += ScoreOf(variant, name, value);
        }

        foreach (var name in variant.Required)
        {
            // A flag that has to be raised and is not there: the value is of another variant.
            var isFlag = !members.Contains(name) && variant.Member(name)?.Literal is JsonBoolean { Value: true };
            score -= isFlag ? 50 : 0;
        }

        return score;
    }

    private static int ScoreOf(SchemaView variant, string name, JsonValue value)
    {
        if (variant.Tags.TryGetValue(name, out var tag))
        {
            return value.AsText == tag ? 1000 : -1000;
        }

        if (!variant.Declares(name))
        {
            return variant.AllowsAdditional ? -1 : -20;
        }

        var member = variant.Member(name)!;
        var isMarked = member.Parts.Any(p => p.Const is not null || p.Enum is not null);
        if (isMarked)
        {
            return member.Accepts(value) ? 100 : -100;
        }

        return value.Kind is JsonKind.Object or JsonKind.Array || member.Accepts(value) ? 3 : -10;
    }
}
